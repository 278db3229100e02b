-- Rows $1 to $2. Countries follow a power law: the first of twelve takes more than half.
WITH dice AS MATERIALIZED (
    SELECT i AS id, power(random(), 4) AS country, random() AS city, random() AS segment, power(random(), 2) AS age,
           random() AS first, random() AS last
    FROM generate_series($1::bigint, $2::bigint) AS i
)
INSERT INTO customers (id, name, email, country, city, segment, created_at)
SELECT id,
       (ARRAY['Ada', 'Ben', 'Cem', 'Dilek', 'Emma', 'Felix', 'Grace', 'Hugo', 'Irem', 'Jonas', 'Kaya', 'Lena', 'Mert',
              'Nora', 'Ole', 'Pelin'])[1 + floor(first * 16)::int]
           || ' '
           || (ARRAY['Arslan', 'Bauer', 'Celik', 'Dupont', 'Ericson', 'Fischer', 'Garcia', 'Hansen', 'Ivanov',
                     'Jansen', 'Koch', 'Lopez', 'Moreau', 'Novak', 'Olsen', 'Peeters'])[1 + floor(last * 16)::int],
       'customer' || id || '@shop.example',
       (ARRAY['DE', 'TR', 'FR', 'NL', 'US', 'GB', 'ES', 'IT', 'PL', 'SE', 'AT', 'CH'])[1 + floor(country * 12)::int],
       'City ' || (1 + floor(power(city, 3) * 400))::int,
       CASE WHEN segment < 0.86 THEN 'private' WHEN segment < 0.98 THEN 'business' ELSE 'partner' END,
       date_trunc('day', now()) - age * interval '1500 days'
FROM dice
