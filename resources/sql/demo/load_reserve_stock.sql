UPDATE products SET stock = stock - $2, updated_at = now() WHERE id = $1
