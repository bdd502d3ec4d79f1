//! A list of marks first, an accessible SVG second.
