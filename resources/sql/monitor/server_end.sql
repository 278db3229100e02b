-- The last statement of a batch: with the first one's clock it tells how long the server was busy with us.
SELECT /* howdah/monitor */ (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now_us
