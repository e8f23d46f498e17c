import { readJson, toJson } from './json-column.ts';
import type { Session } from './session.ts';
import type { Settings } from './store.ts';

export function createSettings({ db }: Session): Settings {
  return {
    async read(name) {
      const row = await db.selectFrom('settings').select('value_json').where('name', '=', name).executeTakeFirst();
      return row === undefined ? null : readJson(row.value_json);
    },

    async save(name, value) {
      const value_json = toJson(value);
      await db
        .insertInto('settings')
        .values({ name, value_json })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value_json }))
        .execute();
    },
  };
}
