"""The `rareguru` command: one module per verb, loaded when the verb is called."""
