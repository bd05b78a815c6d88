"""From symptoms to a name: what somebody writes, what is understood of it, what it may fit; nothing is kept."""
