-- weight: 3
select t.a, count(*) from t join u using (a) where t.b like 'x%' and lower(u.b) = 'y' and (t.d->>'k')::int > 3
and t.f and u.c is null and (t.g between 1 and 2 or t.e @> array['x']) group by t.a order by 2 desc nulls last limit 5;
select b from t where a in (1, 2) and d @> '{"a": 1}' and b ilike '%abc%' order by c desc, g;
