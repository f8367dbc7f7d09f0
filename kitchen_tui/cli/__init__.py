"""The command line, with one module for each verb or group of related verbs."""
