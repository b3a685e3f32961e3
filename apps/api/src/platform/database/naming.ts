import { DefaultNamingStrategy } from 'typeorm';

/** `promisedFrom` -> `promised_from`, `WorkOrder` -> `work_order`. Runs of capitals count as one word. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** camelCase in code, snake_case in the database, and nobody writes the second by hand. */
export class SnakeCase extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined) {
    return given ?? snakeCase(className);
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]) {
    return [...prefixes.map(snakeCase), given ?? snakeCase(property)].filter(Boolean).join('_');
  }
  override relationName(property: string) {
    return snakeCase(property);
  }
  override joinColumnName(relation: string, column: string) {
    return `${snakeCase(relation)}_${snakeCase(column)}`;
  }
}
