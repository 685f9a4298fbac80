import type { AnswerOf } from '../../client/contract.ts';
import { Timeline } from '../../components/timeline.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { linesOf, yearsOf } from './over-time.ts';
import { type Member, nameOf } from './rights.ts';
import { memberWords } from './words.ts';

export type Events = AnswerOf<'GET /organisations/{siren}/events'>;

/** What happened, the latest first, each in a sentence. */
export const Told = ({ events }: { events: Events }) => {
  const { words: common } = useVisit();
  const sentences = new Map(events.inWords.map(({ id, sentence }) => [id, sentence]));
  return (
    <ol class="list no">
      {events.items.map(({ id, occurredAt, reason }) => (
        <li>
          <p>
            {sentences.get(id)}
            {reason === undefined ? '' : ` : « ${reason} »`}
          </p>
          <p class="soft">{common.dates.day(occurredAt)}</p>
        </li>
      ))}
    </ol>
  );
};

interface Props {
  member: Member;
  siren: string;
  events: Events;
}

/** Somebody's access over the years: a drawing, then what happened, by whom. */
export const History = ({ member, siren, events }: Props) => {
  const { language, now, url, words: common } = useVisit();
  const words = memberWords[language];
  const years = yearsOf(member, now);
  const labels = { access: words.access, periods: words.periods, rights: common.rights };
  const cursor = events.nextCursor;
  return (
    <section>
      <h2>{words.overTime}</h2>
      <Timeline
        label={words.drawing(nameOf(member), years[0] ?? 0, years.at(-1) ?? 0)}
        years={years}
        lines={linesOf(member, labels, now)}
        legend={words.legend}
      />
      {events.items.length === 0 ? <p>{words.noHistory}</p> : <Told events={events} />}
      {cursor === undefined ? null : (
        <p>
          <a href={`${url.pathname}?cursor=${encodeURIComponent(cursor)}`}>{words.older}</a>
        </p>
      )}
      <p>
        <a href={`${PATHS.organisation.events(siren)}?personId=${member.personId}`}>{words.inRegister}</a>
      </p>
    </section>
  );
};
