"""Home, the pages a visitor sees, base templates, components, design tokens, error pages."""
