import { type Column, Table } from '../../components/table.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { type Grant, type Member, type RightLine, rightLines } from './rights.ts';
import { memberWords } from './words.ts';

const NAMED = 3;

const Places = ({ grant, member }: { grant: Grant; member: Member }) => {
  const words = memberWords[useVisit().language];
  const { establishments, mandateId } = grant;
  if (mandateId !== undefined) {
    const mandator = member.mandators?.find((each) => each.mandateId === mandateId);
    return <>{words.forMandator(nameInWords(mandator?.name ?? ''))}</>;
  }
  if (establishments === 'all') return <>{words.everywhere}</>;
  const names = establishments.map(
    (siret) => member.places?.find((place) => place.siret === siret)?.name ?? siret,
  );
  return <>{names.length > NAMED ? words.placeCount(names.length) : names.map(nameInWords).join(', ')}</>;
};

const Period = ({ grant: { from, until } }: { grant: Grant }) => {
  const { language, words: common, now } = useVisit();
  const words = memberWords[language];
  const { dates } = common;
  const isToCome = Date.parse(from) > now;
  return (
    <>
      {isToCome ? `${words.from(dates.day(from))}, ` : ''}
      {until === undefined ? words.noEnd : dates.day(lastMoment(until))}
    </>
  );
};

interface Props {
  caption: string;
  member: Member;
  /** The body whose administrator may change them; absent on one's own card. */
  siren?: string;
}

/** What somebody may do, a line a service, in words. */
export const RightsTable = ({ caption, member, siren }: Props) => {
  const { language, now, leadsTo } = useVisit();
  const words = memberWords[language];
  const lines = rightLines(member, now);
  if (lines.length === 0) return <p>{words.none}</p>;
  const hrefOf = ({ grant, service }: RightLine): string | undefined => {
    if (siren === undefined || !grant.can?.includes('change')) return undefined;
    const path = PATHS.grant(siren, member.personId, grant.id);
    return leadsTo(path) ? `${path}?service=${encodeURIComponent(service)}` : undefined;
  };
  const acts: Column<RightLine> = {
    label: '',
    hidden: words.act,
    cell: (line) => {
      const href = hrefOf(line);
      return href === undefined ? null : (
        <a href={href}>
          {words.change}
          <span class="vh">{words.changeWhat(serviceInWords(language, line.service).name)}</span>
        </a>
      );
    },
  };
  return (
    <Table
      caption={caption}
      rows={lines}
      columns={[
        {
          label: words.service,
          isHeader: true,
          cell: ({ service }) => serviceInWords(language, service).name,
        },
        {
          label: words.right,
          cell: ({ right }) => (right === 'sign' ? <b>{words.rightNames.sign}</b> : words.rightNames[right]),
        },
        { label: words.places, cell: ({ grant }) => <Places grant={grant} member={member} /> },
        { label: words.until, cell: ({ grant }) => <Period grant={grant} /> },
        ...(lines.some((line) => hrefOf(line) !== undefined) ? [acts] : []),
      ]}
    />
  );
};
