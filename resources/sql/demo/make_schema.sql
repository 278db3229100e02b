-- Keys and indexes come after the data (make_indexes.sql): building an index once is faster than growing it row by row.
CREATE TABLE customers (
    id bigint NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    country text NOT NULL,
    city text NOT NULL,
    segment text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE products (
    id bigint NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    price numeric(10, 2) NOT NULL,
    stock integer NOT NULL,
    description text NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE orders (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    total numeric(12, 2) NOT NULL,
    ship_to text NOT NULL
);

CREATE TABLE order_lines (
    order_id bigint NOT NULL,
    line_no integer NOT NULL,
    product_id bigint NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(10, 2) NOT NULL
);

-- Off from the start, so that no autovacuum comes between ANALYZE and the rows it must not see.
CREATE TABLE events (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    kind text NOT NULL,
    created_at timestamptz NOT NULL,
    payload jsonb NOT NULL
) WITH (autovacuum_enabled = off);

CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL,
    amount numeric(12, 2) NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE about (
    fault text PRIMARY KEY,
    program text NOT NULL,
    what text NOT NULL,
    remedy text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO shop;
