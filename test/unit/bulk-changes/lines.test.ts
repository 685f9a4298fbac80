import { describe, expect, it, test } from 'vitest';
import { RESULT_COLUMNS } from '../../../shared/bulk-changes/lines/columns.ts';
import { unreadableText } from '../../../shared/bulk-changes/lines/fault-texts.ts';
import { parseAccessLine } from '../../../shared/bulk-changes/lines/parse-line.ts';
import { readCsv } from '../../../shared/bulk-changes/lines/read-csv.ts';
import { TEMPLATE } from '../../../shared/bulk-changes/lines/template.ts';
import { UnreadableLines } from '../../../shared/bulk-changes/lines/unreadable-lines.ts';
import { checkLine } from '../../../shared/domain/bulk-changes/check-line.ts';
import { findContradictions } from '../../../shared/domain/bulk-changes/contradictions.ts';
import type { AccessLine } from '../../../shared/domain/bulk-changes/line.ts';
import { toCsv } from '../../../shared/files/to-csv.ts';
import { day, on, SCHOOL, TOWN_HALL } from '../../support/access/cards.ts';

const NOW = on('06-01');
const HEADER = 'action;email;familyName;givenName;siret;service;right;from;until';
const ADD = `add;nadia.roux@mairie.example;Roux;Nadia;${TOWN_HALL};DSN;sign;;`;

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(utf8(text));
const parsed = (raw: Parameters<typeof parseAccessLine>[0]) => {
  const { line, faults } = parseAccessLine(raw, NOW);
  return faults.length > 0 ? faults : line;
};
const lineOf = (row: string, header = HEADER) => {
  const [raw] = read(`${header}\r\n${row}\r\n`);
  if (raw === undefined) throw new Error('no line');
  return parsed(raw);
};
/** Why a file cannot be read. */
const whyOf = (content: string | Uint8Array) => {
  try {
    readCsv(typeof content === 'string' ? utf8(content) : content);
  } catch (error) {
    if (error instanceof UnreadableLines) return error.why;
    throw error;
  }
  throw new Error('it was read');
};
const faultsOf = (row: string) => {
  const found = lineOf(row);
  return 'line' in found ? 'no fault' : found.map(({ column, code }) => `${column}: ${code}`);
};

const NADIA_SIGNS = {
  line: 2,
  action: 'add',
  email: 'nadia.roux@mairie.example',
  familyName: 'Roux',
  givenName: 'Nadia',
  place: TOWN_HALL,
  service: 'DSN',
  right: 'sign',
};

describe('a file', () => {
  const text = `${HEADER}\r\nadd;rene@mairie.example;Lefèvre;René;;DSN;sign;;\r\n`;
  const rene = { familyName: 'Lefèvre', givenName: 'René' };
  const encoded = (content: string, bytes: Record<string, number>): Uint8Array =>
    Uint8Array.from(content, (character) => bytes[character] ?? character.codePointAt(0) ?? 0);
  const windows1252 = Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${text}`)],
    ['Windows-1252, as Excel writes it', windows1252],
    ['UTF-16, as Excel writes “Unicode text”', utf16],
    ['UTF-16 the other way round', Buffer.from(utf16).swap16()],
    ['UTF-16 without its mark', utf16.subarray(2)],
    ['code page 850, as old Excel writes “CSV (MS-DOS)”', encoded(text, { è: 0x8a, é: 0x82 })],
    ['MacRoman, as Excel writes “CSV (Macintosh)”', encoded(text, { è: 0x8f, é: 0x8e })],
  ])('is read in %s', (_, bytes) => {
    expect(readCsv(bytes)).toMatchObject([{ line: 2, cells: rene }]);
  });

  test.each([
    ['commas', HEADER.replaceAll(';', ','), ADD.replaceAll(';', ',')],
    ['French headers', 'Opération;Courriel;Nom;Prénom;SIRET;Service;Droit;Début;Fin', ADD],
    ['other French headers', 'action;Adresse électronique;nom;prénom;Établissement;service;droit;du;au', ADD],
    [
      'headers as people type them',
      "ACTION ;E-mail;Nom de famille;Prénom;N° SIRET;Service;Droit;À partir du;Jusqu'au",
      ADD,
    ],
    [
      'headers as word processors correct them',
      'Action;Adresse e-mail;NOM;PRÉNOMS;Numéro de SIRET;service;droit;Date d’effet;Jusqu’au',
      ADD,
    ],
    ['empty headers at the end', `${HEADER};;`, `${ADD};;`],
    ['French words', HEADER, ADD.replace('add', 'Ajouter').replace('sign', 'Signer')],
    ['spaces in a SIRET', HEADER, ADD.replace(TOWN_HALL, '219 200 235 00014')],
    ['an e-mail in capitals', HEADER, ADD.replace('nadia.roux@', 'Nadia.ROUX@')],
    ['cells left out at the end', HEADER, ADD.slice(0, -2)],
  ])('may have %s', (_, header, row) => {
    expect(lineOf(row, header)).toEqual(NADIA_SIGNS);
  });

  const TABS = HEADER.replaceAll(';', '\t');
  it.each([
    ['tabs', TABS, ADD.replaceAll(';', '\t')],
    ['tabs, and commas in its title', `Agents, services\n${TABS}`, ADD.replaceAll(';', '\t')],
    ['Excel’s own first line', `sep=;\r\n${HEADER}`, ADD],
    ['a title and empty rows above it', `Mairie de Clamart;;;\r\n\r\n;;;\r\n${HEADER}`, ADD],
    ['pasted titles', HEADER.replace('email', 'Mél'), ADD],
    ['the label of a service', HEADER, ADD.replace('DSN', 'DÉCLARATION SOCIALE NOMINATIVE')],
    ['a cell as a formula', HEADER, ADD.replace(TOWN_HALL, `="${TOWN_HALL}"`)],
    ['a quoted cell as a formula', HEADER, ADD.replace(TOWN_HALL, `"=""${TOWN_HALL}"""`)],
    ['a character that shows nothing', HEADER, ADD.replace('nadia.', '\u200Bnadia.\u00AD')],
    ...[
      ...[
        '219.200.235.00014',
        '219-200-235-00014',
        "'21920023500014",
        '21920023500014,00',
        '21920023500014.0',
      ],
      ...['\u200B21920023500014', '\u200E21920023500014\u200E', '219\u00A0200\u202F235 00014'],
      '2,1920023500014E+13',
    ].map((siret) => [`a SIRET written ${JSON.stringify(siret)}`, HEADER, ADD.replace(TOWN_HALL, siret)]),
  ])('may have %s', (_, header, row) => {
    const [raw] = read(`${header}\r\n${row}\r\n`);
    expect(raw && parsed(raw)).toEqual({ ...NADIA_SIGNS, line: raw?.line });
  });

  it.each([
    'COMPTE ENTREPRISE',
    'compte-entreprise',
    'Compte entreprise - vos démarches maladie et risques professionnels',
  ])('may call a service %s', (name) => {
    expect(lineOf(ADD.replace('DSN', name))).toMatchObject({ service: 'COMPTE-ENTREPRISE' });
  });

  it('comes back as it went, with what it would have lost in a spreadsheet', () => {
    const cells = { siret: TOWN_HALL, familyName: '=1+1', givenName: '-Zoé', service: '0123' };
    const text = toCsv([{ ...cells, action: 'ajouter', email: 'a@b.example', line: '2' }], RESULT_COLUMNS);
    expect(text).toContain(`'${TOWN_HALL}`);
    expect(read(text)).toMatchObject([{ cells: { ...cells, action: 'ajouter' } }]);
    expect(lineOf('Retrait;a@b.example', 'Action;Adresse électronique')).toMatchObject({ action: 'remove' });
  });

  const REMOVAL = { line: 2, action: 'remove', email: 'a@b.example', place: 'all' };

  it('may leave columns out', () => {
    expect(lineOf('remove;a@b.example', 'action;email')).toEqual(REMOVAL);
  });

  it('may be a corrected result', () => {
    const header = 'line;action;email;effect;outcome;reason;explanation';
    expect(lineOf('7;remove;a@b.example;;faulty;bad-email;Adresse incorrecte.', header)).toEqual(REMOVAL);
  });

  test.each([
    ['is not known', 'action;email;SIRET du site;service;right', 'unknown-column', 'SIRET du site'],
    ['is there twice', 'action;email;service;right;email', 'duplicate-column', 'email'],
    ['is there under two names', 'action;email;siret;Établissement', 'duplicate-column', 'Établissement'],
    ['forges', `action;email;\u202E${'x'.repeat(200)}`, 'unknown-column', `�${'x'.repeat(59)}`],
  ])('with a column that %s is refused, and the column named', (_, header, code, column) => {
    const why = whyOf(`${header}\r\nadd;a@b.example\r\n`);
    expect(why).toEqual({ code, line: 1, column });
    for (const language of ['fr', 'en'] as const) expect(unreadableText(why, language)).toContain(column);
  });

  it('with an unknown column lists the known ones', () => {
    const text = unreadableText({ code: 'unknown-column', column: 'x' }, 'fr');
    for (const name of ['Action', 'Adresse électronique', 'SIRET', 'Fin']) expect(text).toContain(name);
    expect(unreadableText({ code: 'unknown-column', column: 'x' }, 'en')).toContain('familyName');
  });

  it('has nothing below a header without a name', () => {
    const [raw] = read('action;email;;service;right\r\nadd;a@b.example;21920023500014;DSN;sign\r\n');
    expect(raw && parsed(raw)).toMatchObject([{ code: 'wrong-cell-count' }]);
  });

  test.each([
    ['\n', '\n'],
    ['\r\n', '\n'],
    ['\r\n', '\r\n'],
  ])(
    'numbers each line by where it begins, after anything empty or broken before it (%j, %j)',
    (end, inner) => {
      const rows = [
        HEADER,
        '',
        ADD,
        ';;;;;;;;',
        `add;a@b.example;"Ro${inner}${inner}ux";Nadia`,
        '',
        ADD,
        ADD,
      ];
      expect(read(rows.join(end)).map(({ line }) => line)).toEqual([3, 5, 9, 10]);
    },
  );

  test.each([
    [50, '\n'],
    [50, '\r\n'],
    [500, '\n'],
    [500, '\r\n'],
  ])('names the line of a quote that %i more lines do not close (%j)', (count, end) => {
    const open = 'add;a@b.example;"Roux;Nadia;;DSN;sign;;';
    const rows = [HEADER, ADD, '', open, ...Array.from({ length: count }, () => ADD)];
    expect(whyOf(rows.join(end))).toEqual({ code: 'quote-not-closed', line: 4 });
  });

  it('names the line of a quote that another quote closes in the wrong place', () => {
    const rows = [HEADER, 'add;a@b.example;"Roux;Nadia', ADD, ADD.replace('Roux', '"Le Roux"')];
    expect(whyOf(rows.join('\r\n'))).toEqual({ code: 'not-csv', line: 2 });
  });

  describe('that is UTF-8 except for one byte', () => {
    const wrong = (content: string, wanted = '?') =>
      Uint8Array.from(Buffer.from(content), (byte) => (byte === wanted.charCodeAt(0) ? 0xe9 : byte));
    const rows = [HEADER, ADD.replace('Roux', 'Lefèvre'), ADD.replace('Roux', 'Andr?'), ADD];

    test.each([
      ['accents', rows.join('\r\n')],
      ['a byte order mark alone', `\uFEFF${HEADER}\r\n${ADD}\r\n${ADD.replace('Roux', 'Andr?')}`],
      ['a Polish name', rows.join('\n').replace('Lefèvre', 'Wałęsa')],
      ['a Vietnamese name', rows.join('\n').replace('Lefèvre', 'Nguyễn')],
      ['a Greek name', rows.join('\n').replace('Lefèvre', 'Παππάς')],
      ['a typographic apostrophe', rows.join('\n').replace('Lefèvre', 'L’Hermite')],
      ['an emoji', rows.join('\n').replace('Lefèvre', '🙂')],
    ])('and has %s is refused, and the line is named', (_, content) => {
      expect(whyOf(wrong(content))).toEqual({ code: 'bad-encoding', line: 3 });
    });
  });

  test.each(['RENÉ\u00A0', 'RENÉ»', 'L’ABBÉ’', 'ÇÀ', 'é', 'Éé'])(
    'in Windows-1252 is read as such even when it might be taken for UTF-8: %j',
    (name) => {
      const marks = new Map([
        ['’', 0x92],
        ['»', 0xbb],
      ]);
      const content = `${HEADER}\r\n${ADD.replace('Roux', name).replace('Nadia', 'Zoé')}\r\n`;
      const bytes = Uint8Array.from(content, (character) => marks.get(character) ?? character.charCodeAt(0));
      expect(readCsv(bytes)).toMatchObject([{ cells: { familyName: name.trim() } }]);
    },
  );

  it.each([
    ['a capital at the beginning alone', [0x8a, 0x76, 0x65]],
    ['a dash between two letters', [0x44, 0x96, 0x70]],
    ['a byte that nobody writes', [0x52, 0x81, 0x9d]],
  ])('whose old encoding is not certain is asked for again: %s', (_, bytes) => {
    const before = Buffer.from(`${HEADER}\r\n${ADD}\r\nadd;a@b.example;`);
    const why = whyOf(Buffer.concat([before, Uint8Array.from(bytes), Buffer.from(';Zo;;DSN;sign;;')]));
    expect(why).toEqual({ code: 'bad-encoding', line: 3 });
    expect(unreadableText(why, 'fr')).toMatch(/Excel.*CSV UTF-8/);
  });

  it.each([
    'Müller',
    'MAÎTRE',
    'LEFÉVRE',
    'Muñoz',
    'Núñez',
    'João',
    'L’Hermite',
    'Şahin'.replace('Ş', 'Š'),
    'Cœur',
    'Éloïse',
    'DÔME',
  ])('in Windows-1252 keeps %s', (name) => {
    const extra = { '’': 0x92, œ: 0x9c, Š: 0x8a };
    const bytes = encoded(`${HEADER}\r\n${ADD.replace('Roux', name).replace('Nadia', 'Zoé')}`, extra);
    expect(readCsv(bytes)).toMatchObject([{ cells: { familyName: name } }]);
  });

  it('may begin with the template', () => {
    const lines = read(TEMPLATE).map(parsed);
    expect(lines).toMatchObject([{ action: 'add' }, { action: 'change' }, { action: 'remove' }]);
  });

  test.each([
    ['a quote that is never closed', `${HEADER}\r\n${ADD}\r\nadd;"a@b.example;Roux\r\n`, 'quote-not-closed'],
    ['a line of 100,000 columns', `${HEADER}\r\n${'x;'.repeat(100_000)}\r\n`, 'line-too-long'],
    ['no header', `${ADD}\r\n`, 'no-header'],
    ['nothing', '', 'no-lines'],
    ['nothing but a header', `${HEADER}\r\n`, 'no-lines'],
    ['a spreadsheet instead of CSV', 'PK\u0003\u0004rest of the archive', 'not-text'],
    ['100,001 lines', `${HEADER}\r\n${'remove;a@b.example\r\n'.repeat(100_001)}`, 'too-many-lines'],
  ])('with %s is refused as a whole, with its reason', (_, content, code) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ name: 'UnreadableLines', why: expect.objectContaining({ code }) }),
    );
  });

  it.each([
    ['in the middle of an address', ADD.replace('nadia', '"a"b'), ['email: bad-email']],
    ['in the middle of a name', ADD.replace('Roux', 'Roux dite "Zoé"'), ['familyName: bad-name']],
  ])('with a quote %s has a fault on that line alone', (_, row, faults) => {
    expect(faultsOf(row)).toEqual(faults);
    expect(read([HEADER, row, ADD].join('\r\n'))).toHaveLength(2);
  });
});

describe('a line', () => {
  test.each([
    ['an unknown action', ADD.replace('add', 'give'), ['action: unknown-action']],
    ['no action and no e-mail', ';;Roux;Nadia;;DSN;sign;;', ['action: unknown-action', 'email: bad-email']],
    ['a wrong e-mail', ADD.replace('@', ' at '), ['email: bad-email']],
    ['a SIRET as Excel spoils it', ADD.replace(TOWN_HALL, '2,192E+13'), ['siret: siret-shortened']],
    ['a SIRET that is none', ADD.replace(TOWN_HALL, '21920023500015'), ['siret: bad-siret']],
    ['an unknown right', ADD.replace('sign', 'all'), ['right: unknown-right']],
    ['NUL bytes', ADD.replace('Roux', 'Ro\u0000ux'), ['familyName: unreadable-cell']],
    ['text that turns its direction', ADD.replace('Roux', 'Ro\u202Eux'), ['familyName: unreadable-cell']],
    ['a day that the calendar has not', ADD.replace(/;;$/, ';31/02/2027;'), ['from: bad-date']],
    ['more cells than the header', `${ADD};;;more`, ['until: wrong-cell-count']],
    [
      'several faults',
      ADD.replace('add', 'x').replace('sign', 'y'),
      ['action: unknown-action', 'right: unknown-right'],
    ],
    [
      'a formula for a name',
      ADD.replace('Roux', '=HYPERLINK("x")'.replaceAll('"', '')),
      ['familyName: bad-name'],
    ],
  ])('with %s names the right cell', (_, row, expected) => {
    expect(faultsOf(row)).toEqual(expected);
  });

  it('shows of a wrong cell only what a person needs, and nothing that could forge a page', () => {
    const found = lineOf(ADD.replace('Roux', `\u0007${'x'.repeat(200)}`));
    expect(found).toMatchObject([{ value: `�${'x'.repeat(59)}` }]);
  });

  it('means a whole day in Paris by a day', () => {
    expect(lineOf(ADD.replace(/;;$/, ';15/07/2026;2026-12-31'))).toMatchObject({
      from: '2026-07-14T22:00:00.000Z',
      until: '2026-12-31T23:00:00.000Z',
    });
    expect(lineOf(ADD.replace(/;;$/, ';2026-06-01;'))).not.toHaveProperty('from');
  });
});

const KNOWN = new Map([
  [TOWN_HALL, { closures: [] }],
  [SCHOOL, { closures: [{ from: day('2026-03-01') }] }],
]);
const line = (overrides: Partial<AccessLine>): AccessLine => ({
  ...{ line: 2, action: 'add', email: 'a@b.example', place: TOWN_HALL, service: 'DSN', right: 'sign' },
  ...overrides,
});
const checked = (overrides: Partial<AccessLine>) =>
  checkLine(line(overrides), { now: NOW, establishments: KNOWN }).map(
    ({ column, code }) => `${column}: ${code}`,
  );
const removal = { action: 'remove', right: undefined } as unknown as Partial<AccessLine>;

test.each<[string, Partial<AccessLine>, string[]]>([
  ['nothing wrong', {}, []],
  [
    'an establishment of nobody',
    { place: '21999901800019' as AccessLine['place'] },
    ['siret: unknown-establishment'],
  ],
  ['a closed establishment', { place: SCHOOL }, ['siret: establishment-closed']],
  ['a removal at a closed establishment', { ...removal, place: SCHOOL }, []],
  ['an unknown service', { service: 'NONE' }, ['service: unknown-service']],
  ['a closed service', { service: 'TOPAZE', right: 'consult' }, ['service: service-closed']],
  ['a right that the service does not offer', { service: 'BPIJ' }, ['right: right-not-offered']],
  ['a right to remove', { action: 'remove' }, ['right: not-for-a-removal']],
  ['a removal with a date', { ...removal, until: on('07-01') }, ['until: not-for-a-removal']],
  ['a beginning in the past', { from: on('05-01') }, ['from: from-in-the-past']],
  ['an end before the beginning', { from: on('08-01'), until: on('07-01') }, ['until: until-not-after-from']],
])('with %s is checked by the rules of grants', (_, overrides, expected) => {
  expect(checked(overrides)).toEqual(expected);
});

const contradicting = (...drawn: Partial<AccessLine>[]) =>
  [...findContradictions(drawn.map((each, index) => line({ ...each, line: index + 2 })))].map(
    ([number, { about }]) => [number, Number(about)],
  );

test.each<[string, Partial<AccessLine>[], number[][]]>([
  ['the same line twice', [{}, {}], []],
  [
    'an addition and a removal',
    [{}, removal],
    [
      [2, 3],
      [3, 2],
    ],
  ],
  [
    'an addition, and a removal everywhere',
    [{}, { ...removal, place: 'all' }],
    [
      [2, 3],
      [3, 2],
    ],
  ],
  [
    'an addition everywhere, and a removal',
    [{ place: 'all' }, removal],
    [
      [2, 3],
      [3, 2],
    ],
  ],
  [
    'an addition, and a removal of everything',
    [{}, { action: 'remove', place: 'all', service: undefined, right: undefined } as unknown as AccessLine],
    [
      [2, 3],
      [3, 2],
    ],
  ],
  [
    'two rights for one period',
    [{}, { right: 'consult' }],
    [
      [2, 3],
      [3, 2],
    ],
  ],
  ['two rights for two periods', [{ until: on('08-01') }, { right: 'consult', from: on('08-01') }], []],
  ['a right everywhere and a higher one at one place', [{ place: 'all', right: 'consult' }, {}], []],
  ['two services', [{}, { ...removal, service: 'DSIJ' }], []],
  ['two places', [{}, { ...removal, place: SCHOOL }], []],
  [
    'a change and a change everywhere',
    [{ action: 'change' }, { action: 'change', place: 'all' }],
    [
      [2, 3],
      [3, 2],
    ],
  ],
  [
    'three lines, of which two agree',
    [{}, {}, removal],
    [
      [2, 4],
      [3, 4],
      [4, 2],
    ],
  ],
])('%s: who contradicts whom', (_, drawn, expected) => {
  expect(contradicting(...drawn)).toEqual(expected);
});

test('comparing a hundred thousand lines of one person takes time in proportion to their number', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => line({ line: index + 2 }));
  expect(findContradictions([...lines, line({ ...removal, line: 1 })]).size).toBe(100_001);
});
