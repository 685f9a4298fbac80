import { goTo } from './answer.ts';
import type { ServePerson } from './page.ts';
import { PATHS } from './paths.ts';

/** A file that the register makes, for whoever is logged in; it says who may have which. */
interface Download {
  path: string;
  find: ServePerson;
}

const template = (format: 'csv' | 'xlsx', type: string): Download => ({
  path: PATHS.bulkTemplate(format),
  find: async ({ register }) => ({
    ...{ kind: 'file', name: `modification-des-acces.${format}`, type },
    bytes: await register('GET /access-changes/template', { query: { format } }),
  }),
});

/** What can be fetched as a file. A long one has an address of its own, which the browser is led to. */
export const DOWNLOADS: readonly Download[] = [
  template('csv', 'text/csv; charset=utf-8'),
  template('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  {
    path: PATHS.bulkResult(':siren', ':id'),
    find: async ({ register, files, params: { siren = '', id = '' } }) => {
      const key = 'GET /organisations/{siren}/access-changes/{id}/result-file';
      const { href } = await register(key, { params: { siren, id } });
      return goTo(files.addressOf(href));
    },
  },
];
