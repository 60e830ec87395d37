"""The language server: findings in the editor, while a text is being written. Needs the extra `lsp`."""
