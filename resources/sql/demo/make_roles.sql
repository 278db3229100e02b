-- The shop's programs, each with a role of its own as a real shop has. They share one group for their rights.
DO $roles$
DECLARE
    program text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shop') THEN
        CREATE ROLE shop NOLOGIN;
    END IF;
    FOREACH program IN ARRAY ARRAY['shop_api', 'report_runner', 'billing', 'stock_sync', 'invoice_worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = program) THEN
            EXECUTE format('CREATE ROLE %I LOGIN IN ROLE shop', program);
        END IF;
    END LOOP;
END
$roles$;
