import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';
import type { ConnectionOptions } from './data-source';

/**
 * Where the entities and the migrated schema disagree about tables and columns, as the statements that would bring the
 * schema to the entities; empty when they agree. Keys, constraints, indexes and defaults belong to the migrations alone.
 * Needs the owner's address: the catalogue hides columns from a role without grants.
 */
export async function checkDrift(
  ownerUrl: string,
  entities: ConnectionOptions['entities'],
): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions({ url: ownerUrl, entities, poolSize: 1 }));
  await dataSource.initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query).filter(isAboutColumns);
  } finally {
    await dataSource.destroy();
  }
}

function isAboutColumns(statement: string): boolean {
  return !/ (ADD|DROP|RENAME) CONSTRAINT | (SET|DROP) DEFAULT\b|^(CREATE|DROP) (UNIQUE )?INDEX |^COMMENT /.test(
    statement,
  );
}
