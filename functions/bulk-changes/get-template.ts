import { TEMPLATE } from '../../shared/bulk-changes/lines/template.ts';
import { templateWorkbook } from '../../shared/bulk-changes/lines/template-workbook.ts';
import type { Anyone } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { type routes, XLSX } from './contract.ts';

const named = (ending: string) => ({
  'content-disposition': `attachment; filename="modification-des-acces.${ending}"`,
});

/** The file to fill in, in either form that a bulk change is taken in. */
export const getTemplateEndpoint: Handle<typeof routes.getTemplate, Anyone> = async ({ query }) =>
  query.format === 'xlsx'
    ? { file: { contentType: XLSX, content: await templateWorkbook() }, headers: named('xlsx') }
    : { text: { contentType: 'text/csv; charset=utf-8', content: TEMPLATE }, headers: named('csv') };
