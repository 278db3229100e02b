SELECT id, sku, name, category, price, stock, description FROM products WHERE sku = $1
