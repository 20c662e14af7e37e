"""The support bundle: how an installation is, without anything of anybody."""
