-- Rows $1 to $2.
WITH dice AS MATERIALIZED (
    SELECT i AS id, power(random(), 2) AS category, power(random(), 3) AS price, random() AS stock, random() AS colour
    FROM generate_series($1::bigint, $2::bigint) AS i
)
INSERT INTO products (id, sku, name, category, price, stock, description, updated_at)
SELECT id,
       'SKU-' || lpad(id::text, 8, '0'),
       (ARRAY['Red', 'Blue', 'Green', 'Black', 'White', 'Brass', 'Oak', 'Linen'])[1 + floor(colour * 8)::int]
           || ' '
           || (ARRAY['lamp', 'chair', 'kettle', 'rug', 'shelf', 'clock', 'blanket', 'mirror', 'vase',
                     'desk'])[1 + floor(category * 10)::int]
           || ' no. ' || id,
       (ARRAY['lighting', 'seating', 'kitchen', 'textiles', 'storage', 'clocks', 'bedding', 'mirrors', 'decoration',
              'office'])[1 + floor(category * 10)::int],
       round((3 + price * 900)::numeric, 2),
       50 + floor(stock * 5000)::int,
       'Made to last, delivered in a plain box. Batch ' || md5(id::text) || '.',
       date_trunc('day', now()) - interval '1 day'
FROM dice
