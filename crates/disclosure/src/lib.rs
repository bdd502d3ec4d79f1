//! Small numbers become signs before anything is published.
