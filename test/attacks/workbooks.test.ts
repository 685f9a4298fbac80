import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UNREADABLE_TEXTS } from '../../shared/bulk-changes/lines/fault-texts.ts';
import { readWorkbook } from '../../shared/bulk-changes/lines/read-workbook.ts';
import { UnreadableLines } from '../../shared/bulk-changes/lines/unreadable-lines.ts';
import { partsOf, sheetOf, workbookOf, zipped } from '../support/bulk-changes/workbook.ts';

const HEADER = ['Action', 'Adresse électronique', 'Service', 'Droit'];
const LINE = ['ajouter', 'nadia.roux@mairie.example', 'DSN', 'signer'];
const PARTS = partsOf(sheetOf([HEADER, LINE]));

/** What the register says of the file. It has a sentence in both languages. */
const saidOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readWorkbook(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadableLines)) throw error;
    const { code } = error.why;
    expect(UNREADABLE_TEXTS[code]).toMatchObject({ fr: expect.anything(), en: expect.anything() });
    return code;
  }
};
const withPart = (name: string, part: string | Uint8Array): Uint8Array => zipped({ ...PARTS, [name]: part });
const MEGABYTE = 1024 * 1024;

/** Writes another number where the directory says how large that part is once unpacked. */
const lying = (bytes: Uint8Array, name: string, size: number): Uint8Array => {
  const file = Buffer.from(bytes);
  const at = file.lastIndexOf(name) - 46;
  file.writeUInt32LE(size, at + 24);
  return file;
};

/** Names that part so often in the directory, each time by another name. */
const overlapping = (bytes: Uint8Array, name: string, times: number): Uint8Array => {
  const file = Buffer.from(bytes);
  const at = file.lastIndexOf(name) - 46;
  const entry = file.subarray(at, at + 46 + name.length);
  const copies = Array.from({ length: times }, (_, rank) => {
    const copy = Buffer.from(entry);
    copy.write(String(10 + rank), 46 + name.indexOf('00'));
    return copy;
  });
  const end = Buffer.from(file.subarray(-22));
  end.writeUInt16LE(end.readUInt16LE(10) + times, 10);
  return Buffer.concat([file.subarray(0, -22), ...copies, end]);
};

describe('a workbook that means harm', () => {
  it('is read when it means none', async () => {
    expect(await saidOf(zipped(PARTS))).toBe('read');
  });

  it('of some kilobytes does not fill the memory', async () => {
    const bomb = withPart('xl/media/image1.png', new Uint8Array(5 * MEGABYTE));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await saidOf(bomb)).toBe('workbook-too-large');
  });

  it('whose parts are each allowed, and the same bytes, does not fill the memory together', async () => {
    const part = new Uint8Array(20 * MEGABYTE);
    part.set(randomBytes(400_000));
    const whole = withPart('xl/media/00.png', part);
    expect(await saidOf(whole)).toBe('read');
    expect(await saidOf(overlapping(whole, 'xl/media/00.png', 12))).toBe('workbook-too-large');
  });

  it('does not unpack to more than it says, nor to less', async () => {
    const bomb = withPart('xl/media/image1.png', new Uint8Array(3 * MEGABYTE));
    for (const size of [1_000, 2 * MEGABYTE, 4 * MEGABYTE]) {
      expect(await saidOf(lying(bomb, 'xl/media/image1.png', size))).toMatch(
        /^workbook-(damaged|too-large)$/,
      );
    }
  });

  it.each([
    ['a second sheet, which may be hidden', 'xl/worksheets/sheet2.xml', 'several-sheets'],
    ['a chart for a sheet', 'xl/chartsheets/sheet1.xml', 'several-sheets'],
    ['a link to another workbook', 'xl/externalLinks/externalLink1.xml', 'external-parts'],
    ['a connection to a database', 'xl/connections.xml', 'external-parts'],
    ['a query', 'xl/queryTables/queryTable1.xml', 'external-parts'],
    ['macros', 'xl/vbaProject.bin', 'external-parts'],
    ['macros of before', 'xl/macrosheets/sheet1.xml', 'external-parts'],
    ['another file inside', 'xl/embeddings/oleObject1.bin', 'external-parts'],
  ])('is refused with %s', async (_, name, code) => {
    expect(await saidOf(withPart(name, sheetOf([HEADER])))).toBe(code);
  });

  it('fetches no picture and no template from elsewhere', async () => {
    const rels = (type: string) =>
      `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/x" TargetMode="External"/></Relationships>`;
    for (const type of ['image', 'attachedTemplate', 'externalLinkPath', 'oleObject'])
      expect(await saidOf(withPart('xl/worksheets/_rels/sheet1.xml.rels', rels(type)))).toBe(
        'external-parts',
      );
  });

  it('defines no entity, also where no sheet would look', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>';
    for (const name of [
      'xl/worksheets/sheet1.xml',
      'xl/sharedStrings.xml',
      'xl/_rels/workbook.xml.rels',
      'docProps/app.xml',
    ])
      expect(await saidOf(withPart(name, laughs))).toBe('workbook-entities');
    const utf16 = Buffer.from(`\ufeff${laughs}`, 'utf16le');
    expect(await saidOf(withPart('xl/worksheets/sheet1.xml', utf16))).toBe('workbook-entities');
  });

  it('has no cell so far away that what is not there fills the memory', async () => {
    const far = (ref: string) =>
      sheetOf([HEADER, LINE]).replace(
        '</sheetData>',
        `<row r="3"><c r="${ref}"><v>1</v></c></row></sheetData>`,
      );
    expect(await saidOf(withPart('xl/worksheets/sheet1.xml', far('XFD3')))).toBe('workbook-too-large');
    expect(await saidOf(withPart('xl/worksheets/sheet1.xml', far('A1048576')))).toBe('too-many-lines');
    const empty = sheetOf([HEADER]).replace(
      '</sheetData>',
      `<row>${'<c/>'.repeat(2_100_000)}</row></sheetData>`,
    );
    expect(await saidOf(withPart('xl/worksheets/sheet1.xml', empty))).toBe('workbook-too-large');
  });

  it.each([
    ['another archive that was renamed', zipped({ 'word/document.xml': '<w/>' })],
    ['half of one', workbookOf([HEADER, LINE]).slice(0, 700)],
    ['a signature alone', Buffer.from('PK\u0003\u0004')],
    ['an archive of nothing', zipped({})],
    ['parts that are no XML', zipped({ ...PARTS, 'xl/worksheets/sheet1.xml': 'bonjour' })],
    ['a workbook without its list of sheets', zipped({ ...PARTS, 'xl/workbook.xml': '<workbook/>' })],
  ])('is no workbook: %s', async (_, bytes) => {
    expect(await saidOf(bytes)).toMatch(/^(workbook-damaged|no-lines)$/);
  });
});
