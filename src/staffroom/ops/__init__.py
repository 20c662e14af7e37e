"""Operations: set-up, check, key and recovery sheet, backup and restore, the process lock, logs, health."""
