-- The planner's own statistics, for a role that may read them. Operators and collations that initdb gave the same number
-- everywhere go by number (FirstGenbkiObjectId, access/transam.h), others by name; the search path is empty meanwhile.
SELECT
    n.nspname, c.relname, a.attname, a.attnum, c.relkind = 'i', s.stainherit, s.stanullfrac, s.stawidth, s.stadistinct,
    s.stakind1, CASE WHEN s.staop1 < 10000 THEN s.staop1::text ELSE s.staop1::regoperator::text END,
    CASE WHEN s.stacoll1 < 10000 THEN s.stacoll1::text ELSE s.stacoll1::regcollation::text END,
    s.stanumbers1::text, s.stavalues1::text,
    s.stakind2, CASE WHEN s.staop2 < 10000 THEN s.staop2::text ELSE s.staop2::regoperator::text END,
    CASE WHEN s.stacoll2 < 10000 THEN s.stacoll2::text ELSE s.stacoll2::regcollation::text END,
    s.stanumbers2::text, s.stavalues2::text,
    s.stakind3, CASE WHEN s.staop3 < 10000 THEN s.staop3::text ELSE s.staop3::regoperator::text END,
    CASE WHEN s.stacoll3 < 10000 THEN s.stacoll3::text ELSE s.stacoll3::regcollation::text END,
    s.stanumbers3::text, s.stavalues3::text,
    s.stakind4, CASE WHEN s.staop4 < 10000 THEN s.staop4::text ELSE s.staop4::regoperator::text END,
    CASE WHEN s.stacoll4 < 10000 THEN s.stacoll4::text ELSE s.stacoll4::regcollation::text END,
    s.stanumbers4::text, s.stavalues4::text,
    s.stakind5, CASE WHEN s.staop5 < 10000 THEN s.staop5::text ELSE s.staop5::regoperator::text END,
    CASE WHEN s.stacoll5 < 10000 THEN s.stacoll5::text ELSE s.stacoll5::regcollation::text END,
    s.stanumbers5::text, s.stavalues5::text
FROM pg_statistic s
JOIN pg_class c ON c.oid = s.starelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = s.starelid AND a.attnum = s.staattnum AND NOT a.attisdropped
WHERE c.relpersistence <> 't' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
