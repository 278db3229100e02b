UPDATE invoices SET issued_at = now() WHERE id = $1
