-- Which request has waited longest is asked after every write.
CREATE INDEX strangers_asking ON strangers (since) WHERE state = 'asks';
