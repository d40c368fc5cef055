import { prepareCluster, SERVICES, migrate } from '@podium/platform-database';
import type { ServiceDefinition } from '@podium/platform-service';
import pg from 'pg';

interface Described {
  schema: string;
  line: string;
}

// One line for each thing that a migration can make, in an order that does not depend on when it was made.
const CATALOGUE = `
  SELECT n.nspname AS schema, line FROM pg_namespace n JOIN LATERAL (
    SELECT c.relname AS thing, 1 AS rank, a.attnum AS part,
      format('column     %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END)) AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT c.relname, 2, 0, format('constraint %s %s', c.relname, pg_get_constraintdef(k.oid))
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.connamespace = n.oid AND k.contype <> 'n'
    UNION ALL
    SELECT c.relname, 3, 0, format('index      %s', pg_get_indexdef(i.indexrelid))
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = n.oid
    UNION ALL
    SELECT c.relname, 4, 0, format('policy     %s %s for %s to %s using (%s)', c.relname, p.polname, p.polcmd,
        (SELECT string_agg(r::regrole::text, ', ' ORDER BY r::regrole::text) FROM unnest(p.polroles) r), pg_get_expr(p.polqual, p.polrelid))
      FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = n.oid
    UNION ALL
    SELECT c.relname, 5, 0, format('trigger    %s', pg_get_triggerdef(t.oid))
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = n.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT c.relname, 6, 0, format('security   %s row level security%s', c.relname, CASE WHEN c.relforcerowsecurity THEN ', forced' ELSE '' END)
      FROM pg_class c WHERE c.relnamespace = n.oid AND c.relrowsecurity
    UNION ALL
    SELECT c.relname, 7, 0, format('grant      %s %s to %s', c.relname, string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type), g.grantee::regrole)
      FROM pg_class c, LATERAL aclexplode(c.relacl) g
      WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm') AND g.grantee <> c.relowner AND g.grantee <> 0
      GROUP BY c.relname, g.grantee
  ) things ON true
  WHERE n.nspname = ANY($1) ORDER BY n.nspname, thing, rank, part, line COLLATE "C"`;

/**
 * What the migrations make of an empty database: columns, constraints, indexes, policies, triggers and grants, one line each.
 * @returns text by the name of the service
 */
export async function describeDatabase(
  databaseUrl: string,
  services: readonly ServiceDefinition[],
): Promise<Map<string, string>> {
  await prepareCluster(databaseUrl, 'a secret that only this description uses');
  for (const { name, migrations } of services) await migrate(databaseUrl, name, migrations);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Described>(CATALOGUE, [[...SERVICES]]);
    const text = (service: string) => rows.filter(({ schema }) => schema === service).map(({ line }) => `${line}\n`);
    return new Map(services.map(({ name }) => [name, text(name).join('')]));
  } finally {
    await client.end();
  }
}
