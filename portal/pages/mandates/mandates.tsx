import { Pager } from '../../components/bulk.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { bodyOn, type Mandate, type Side } from './mandate-facts.ts';
import { MandateTable, ToAnswer } from './mandate-table.tsx';
import { Filter } from './mandates-filter.tsx';
import {
  foundAmong,
  isFiltered,
  type MandateFilters,
  mandateFiltersIn,
  readMandates,
  sideIn,
} from './mandates-query.ts';
import { mandateWords } from './words.ts';

const PAGE = 50;
const SEARCHED_FROM = 8;
interface Props {
  organisation: { siren: string; name: string };
  /** All that were read. */
  count: number;
  found: readonly Mandate[];
  filters: MandateFilters;
  /** The rank of the first that is shown, from 1. */
  from: number;
  next: string | undefined;
}

const withQuery = (url: URL, name: string, value: string): string => {
  const query = new URLSearchParams(url.search);
  query.delete('from');
  query.set(name, value);
  return `${url.pathname}?${query}`;
};

const Mandates = ({ organisation, count, found, filters, from, next }: Props) => {
  const { language, url } = useVisit();
  const words = mandateWords[language].list;
  const { siren, name } = organisation;
  const shown = found.slice(from - 1, from - 1 + PAGE);
  const sections = [
    { side: 'mandator', title: words.given, caption: words.captionGiven, none: words.noneGiven },
    { side: 'mandatary', title: words.received, caption: words.captionReceived, none: words.noneReceived },
  ] as const satisfies readonly { side: Side; title: string; caption: string; none: string }[];
  const to = from - 1 + shown.length;
  const isWhole = !isFiltered(filters) && from === 1 && next === undefined && found.length <= PAGE;
  const further =
    to < found.length
      ? { href: withQuery(url, 'from', String(to + 1)), label: words.next }
      : next && { href: withQuery(url, 'cursor', next), label: words.more };
  return (
    <Screen
      title={words.title}
      heading={
        <div class="row before">
          <h1>{words.title}</h1>
          <span class="end row">
            <ButtonLink href={PATHS.proposeMandate(siren)} small>
              {words.propose}
            </ButtonLink>
          </span>
        </div>
      }
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'mandates' }}
    >
      <p class="lead">{words.lead}</p>
      {count >= SEARCHED_FROM || isFiltered(filters) ? <Filter filters={filters} /> : null}
      <ToAnswer found={found} siren={siren} />
      {shown.length === 0 && !isWhole ? (
        <Note isLate title={words.noneFound}>
          <p>{words.noneFoundAbout}</p>
        </Note>
      ) : null}
      {sections.map(({ side, title, caption, none }) => {
        const mandates = shown.filter((mandate) => sideIn(mandate, siren) === side);
        if (mandates.length === 0 && !isWhole) return null;
        return (
          <section aria-labelledby={side}>
            <h2 id={side}>{title}</h2>
            {mandates.length === 0 ? (
              <p class="soft">{none}</p>
            ) : (
              <MandateTable {...{ mandates, siren, caption }} />
            )}
          </section>
        );
      })}
      {count < SEARCHED_FROM && !isFiltered(filters) && count > found.length ? (
        <p>
          <a href="?state=over">{words.states.over}</a>
        </p>
      ) : null}
      {isWhole || (further === undefined && from === 1) ? null : (
        <Pager
          shown={shown.length === 0 ? null : words.shown(from, to, found.length)}
          {...(further ? { next: further } : {})}
        />
      )}
    </Screen>
  );
};

const rankIn = (query: URLSearchParams): number => {
  const text = query.get('from') ?? '';
  return /^\d{1,4}$/.test(text) ? Math.max(1, Number(text)) : 1;
};

/** The mandates that a body has given and received: what waits and what runs out first. */
export const mandatesPage = personPage(PATHS.organisation.mandates(':siren'), {
  get: async (visit) => {
    const { register, url, params } = visit;
    const { siren = '' } = params;
    const { mandates, next } = await readMandates(visit);
    const [first] = mandates;
    // Each mandate names both bodies, which spares a call.
    const organisation =
      first === undefined
        ? await register('GET /organisations/{siren}', { params: { siren } })
        : bodyOn(first, sideIn(first, siren));
    const filters = mandateFiltersIn(url.searchParams);
    const found = foundAmong(mandates, siren, filters);
    const from = rankIn(url.searchParams);
    return show(<Mandates {...{ organisation, count: mandates.length, found, filters, from, next }} />);
  },
});
