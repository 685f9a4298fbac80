import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../shared/bulk-changes/lines/read-csv.ts';
import { isArchive, readWorkbook } from '../../../shared/bulk-changes/lines/read-workbook.ts';
import { TEMPLATE } from '../../../shared/bulk-changes/lines/template.ts';
import { templateWorkbook } from '../../../shared/bulk-changes/lines/template-workbook.ts';
import type { BulkChangeId } from '../../../shared/domain/bulk-changes/bulk-change.ts';
import type { FileStore } from '../../../shared/files/file-store.ts';
import { readAccessLines } from '../../../shared/use-cases/bulk-changes/read-lines.ts';
import { partsOf, sheetOf, workbookOf, zipped } from '../../support/bulk-changes/workbook.ts';

const HEADER = [
  'Action',
  'Adresse électronique',
  'Nom',
  'Prénom',
  'SIRET',
  'Service',
  'Droit',
  'Début',
  'Fin',
];
const LINE = ['ajouter', 'nadia.roux@mairie.example', 'Roux', 'Žofia 李', '21920023500014', 'DSN', 'signer'];

const cellsOf = async (bytes: Uint8Array) => (await readWorkbook(bytes)).map(({ cells }) => cells);

describe('a workbook', () => {
  it('is read as the text file with the same rows, and its lines as spreadsheets number them', async () => {
    const rows = [['Rentrée 2027'], [], HEADER, LINE, [], LINE.with(0, 'retirer')];
    const csv = Buffer.from(rows.map((row) => row.join(';')).join('\r\n'));
    const lines = await readWorkbook(workbookOf(rows));
    expect(lines).toEqual(readCsv(csv));
    expect(lines.map(({ line }) => line)).toEqual([4, 6]);
  });

  it('is read from where it was uploaded to, as a text file is', async () => {
    const files = { get: async () => workbookOf([HEADER, LINE]) } as unknown as FileStore;
    const upload = { id: '219200235-01KB0ZTF3N5Q7R9S1T3V5X7Z9B' as BulkChangeId, source: 'upload' as const };
    expect(await readAccessLines(files, { ...upload, upload: 'x' })).toMatchObject([{ line: 2 }]);
  });

  it('may be the template, which says what the one as text says and keeps what is typed below as text', async () => {
    const template = await templateWorkbook();
    expect(await readWorkbook(template)).toEqual(readCsv(Buffer.from(TEMPLATE)));
    const sheet = new TextDecoder().decode(unzipSync(template)['xl/worksheets/sheet1.xml']);
    const cells = sheet.match(/<c r="E[^>]*>/g) ?? [];
    const [style] = /\bs="\d+"/.exec(cells[0] ?? '') ?? [];
    expect(cells.length).toBeGreaterThan(1_000);
    expect(cells.filter((cell) => !cell.includes(style ?? 'no style'))).toEqual([]);
    expect(template.length).toBeLessThan(100_000);
  });

  it('is known by what it holds, whatever it is called', () => {
    expect(isArchive(workbookOf([HEADER, LINE]))).toBe(true);
    expect(isArchive(Buffer.from('Action;Adresse'))).toBe(false);
  });

  it('keeps a SIRET that is stored as a number, and its first zero is found', async () => {
    const numbers = [21_920_023_500_014, { xml: '<c><v>2.1920023500014E13</v></c>' }, 5_520_017_600_155];
    const read = await cellsOf(workbookOf([HEADER, ...numbers.map((siret) => LINE.with(4, siret as never))]));
    expect(read.map(({ siret }) => siret)).toEqual(['21920023500014', '2.1920023500014E13', '5520017600155']);
  });

  it('reads a date as a day, a truth as Excel shows it, a formula as what it gave, and a shared text', async () => {
    const date = { xml: '<c s="1"><v>46387</v></c>' };
    const formula = { xml: '<c t="str"><f>A1&amp;B1</f><v>nadia.roux@mairie.example</v></c>' };
    const shared = { xml: '<c t="s"><v>0</v></c>' };
    const parts = partsOf(
      sheetOf([HEADER, ['ajouter', formula, shared, { xml: '<c t="b"><v>1</v></c>' }, '', '', '', '', date]]),
    );
    const [cells] = await cellsOf(
      zipped({
        ...parts,
        'xl/sharedStrings.xml': '<sst><si><r><t>D’</t></r><r><t>Auvergne</t></r></si></sst>',
        'xl/_rels/workbook.xml.rels': parts['xl/_rels/workbook.xml.rels']?.replace(
          '</Relationships>',
          '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ) as string,
      }),
    );
    expect(cells).toEqual({
      ...{ action: 'ajouter', email: 'nadia.roux@mairie.example', familyName: 'D’Auvergne' },
      ...{ givenName: 'VRAI', until: '2026-12-31' },
    });
  });

  it('may link the addresses that Excel makes links of', async () => {
    const links =
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:nadia.roux@mairie.example" TargetMode="External"/></Relationships>';
    const parts = {
      ...partsOf(sheetOf([HEADER, LINE])),
      'xl/worksheets/_rels/sheet1.xml.rels': links,
    };
    expect(await readWorkbook(zipped(parts))).toHaveLength(1);
  });

  it('has a header, lines below it, and no column that is unknown', async () => {
    const refusal = (rows: string[][]) => readWorkbook(workbookOf(rows)).catch((error) => error.why.code);
    expect(await refusal([['Bonjour'], LINE])).toBe('no-header');
    expect(await refusal([HEADER])).toBe('no-lines');
    expect(await refusal([[...HEADER, 'Humeur'], LINE])).toBe('unknown-column');
    expect(await refusal([HEADER, LINE.with(2, 'x'.repeat(5_000))])).toBe('line-too-long');
  });
});
