import type { AnswerOf } from '../../client/contract.ts';
import { Pager } from '../../components/bulk.tsx';
import { Button } from '../../components/button.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { FilterForm } from '../../components/form.tsx';
import { Note, Tag } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Table } from '../../components/table.tsx';
import { show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { fullName, inGroups, nameInWords } from '../../words/names.ts';
import { SERVICE_CODES, serviceInWords } from '../../words/services.ts';
import { nextPage, placeIn } from '../members/filters.ts';
import type { Organisation } from '../organisation/overview.tsx';
import { isAsked, type Question, questionFaults, questionIn, reportQuery } from './report-query.ts';
import { reportWords } from './report-words.ts';

type Report = AnswerOf<'GET /organisations/{siren}/access-report'>;
type Row = Report['items'][number];

const Asking = ({ question, faults }: { question: Question; faults: readonly Fault[] }) => {
  const { language } = useVisit();
  const words = reportWords[language];
  const services = SERVICE_CODES.map((code) => ({ value: code, label: serviceInWords(language, code).name }));
  return (
    <FilterForm label={words.filter}>
      <TextField
        name="siret"
        label={words.siret}
        value={question.siret}
        inputmode="numeric"
        fault={faultAt(faults, 'siret')}
      />
      <Select
        name="service"
        label={words.service}
        value={question.service}
        options={[{ value: '', label: words.allServices }, ...services]}
      />
      <TextField
        name="day"
        label={words.day}
        type="date"
        value={question.day}
        fault={faultAt(faults, 'day')}
      />
      <TextField
        name="hour"
        label={words.hour}
        type="time"
        value={question.hour}
        fault={faultAt(faults, 'hour')}
      />
      <Button>{words.search}</Button>
    </FilterForm>
  );
};

/** The grant that gave it, and how long. */
const Since = ({ from, until, mandateId }: Row) => {
  const { language, words: common } = useVisit();
  const words = reportWords[language];
  return (
    <>
      {[
        words.grantSince(common.dates.day(from)),
        ...(until === undefined ? [] : [words.until(common.dates.day(lastMoment(until)))]),
        ...(mandateId === undefined ? [] : [words.underMandate]),
      ].join(', ')}
    </>
  );
};

const LOOKS = {
  sign: { state: 'ok' },
  declare: { state: 'info', symbol: 'none' },
  consult: { state: 'info', symbol: 'none' },
} as const;

const RightOn = ({ service, right }: Row) => {
  const { language, words: common } = useVisit();
  return (
    <>
      <Tag {...LOOKS[right]}>{common.rights[right]}</Tag> {serviceInWords(language, service).name}
    </>
  );
};

const Rows = ({ report }: { report: Report }) => {
  const { language, url } = useVisit();
  const words = reportWords[language];
  const { items, nextCursor } = report;
  const { from } = placeIn(url.searchParams);
  const to = from + items.length - 1;
  return (
    <>
      <Table
        caption={words.caption}
        rows={items}
        columns={[
          { label: words.columns.person, isHeader: true, cell: (row) => fullName(row) },
          { label: words.columns.right, cell: (row) => <RightOn {...row} /> },
          {
            label: words.columns.where,
            cell: ({ establishments }) =>
              establishments === 'all' ? words.everywhere : words.places(establishments.length),
          },
          { label: words.columns.since, cell: (row) => <Since {...row} /> },
        ]}
      />
      {nextCursor === undefined && from === 1 ? null : (
        <Pager
          shown={words.shown(from, to)}
          {...(nextCursor !== undefined && {
            next: { href: nextPage(url, nextCursor, to + 1, undefined), label: words.next },
          })}
        />
      )}
    </>
  );
};

/** How many people could sign, where the whole answer about one service is on this page. */
const Signers = ({ report, question }: { report: Report; question: Question }) => {
  const { language, url } = useVisit();
  const words = reportWords[language];
  const isWhole = report.nextCursor === undefined && placeIn(url.searchParams).cursor === undefined;
  if (!isWhole || question.service === '' || question.siret === '') return null;
  const signers = new Set(
    report.items.filter(({ right }) => right === 'sign').map(({ personId }) => personId),
  );
  return (
    <p>
      <b>{signers.size === 0 ? words.noSigner : words.signers(signers.size)}</b>
    </p>
  );
};

const Answered = ({ report, question }: { report: Report; question: Question }) => {
  const { language, person, now, words: common } = useVisit();
  const words = reportWords[language];
  const { siret, service } = question;
  const about = [
    ...(service === '' ? [] : [serviceInWords(language, service).name]),
    siret === '' ? words.everyPlace : words.atPlace(inGroups(siret)),
  ];
  return (
    <section aria-labelledby="moment">
      <h2 id="moment">{words.at(common.dates.day(report.at), common.dates.hour(report.at))}</h2>
      <p>{about.join(' · ')}</p>
      {report.items.length === 0 && report.nextCursor === undefined ? (
        <Note isLate title={words.none}>
          <p>{words.noneAbout}</p>
        </Note>
      ) : (
        <>
          <Signers report={report} question={question} />
          <Rows report={report} />
        </>
      )}
      <p class="small soft">{words.closed}</p>
      <p class="small soft">{words.made(common.dates.dayAndHour(now), person?.name ?? '')}</p>
    </section>
  );
};

interface Props {
  organisation: Organisation;
  question: Question;
  faults?: readonly Fault[];
  report?: Report | undefined;
}

const WhoCouldSign = ({ organisation, question, faults = [], report }: Props) => {
  const words = reportWords[useVisit().language];
  const { siren, name } = organisation;
  const body = nameInWords(name);
  return (
    <Screen
      title={words.title}
      organisation={{ siren, name: body }}
      menu={{ of: 'organisation', at: 'report' }}
      faults={faults}
    >
      <p class="lead noprint">{words.lead(body)}</p>
      <Asking question={question} faults={faults} />
      {report === undefined ? null : <Answered report={report} question={question} />}
    </Screen>
  );
};

const PAGE = '50';

/** « Qui pouvait signer ? »: who had which right at a moment of the past, by name. */
export const reportPage = personPage(PATHS.organisation.report(':siren'), {
  get: async ({ register, url, language, now, params: { siren = '' } }) => {
    const question = questionIn(url.searchParams);
    const readOrganisation = () => register('GET /organisations/{siren}', { params: { siren } });
    const faults = isAsked(url.searchParams)
      ? questionFaults(question, { siren, now }, reportWords[language])
      : [];
    if (faults.length > 0)
      return showFaults(
        <WhoCouldSign organisation={await readOrganisation()} question={question} faults={faults} />,
      );
    const { cursor } = placeIn(url.searchParams);
    const [organisation, report] = await Promise.all([
      readOrganisation(),
      isAsked(url.searchParams)
        ? register('GET /organisations/{siren}/access-report', {
            params: { siren },
            query: { ...reportQuery(question), limit: PAGE, ...(cursor !== undefined && { cursor }) },
          })
        : undefined,
    ]);
    return show(<WhoCouldSign organisation={organisation} question={question} report={report} />);
  },
});
