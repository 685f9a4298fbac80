import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups } from '../../words/names.ts';
import { MandateHistory } from './history.tsx';
import { bodyOn, isCurrent, lapsesAt, otherBody, type Side, type WholeMandate } from './mandate-facts.ts';
import { ActingPeople, Losses } from './people.tsx';
import { readMandate, type Seen, seeMandate } from './read.ts';
import { StatusTag } from './status-tag.tsx';
import { termsRows } from './terms-rows.tsx';
import { mandateWords } from './words.ts';

const titleOf = (
  { status }: WholeMandate,
  side: Side,
  other: string,
  { title }: (typeof mandateWords)['fr'],
): string => {
  if (side === 'mandator') return title.given(other);
  return status === 'proposed' ? title.proposed(other) : title.received(other);
};

/** A proposal: until when it waits, and the answer of whoever it is made to. */
const YourAnswer = ({ mandate }: { mandate: WholeMandate }) => {
  const { language, words: common } = useVisit();
  const words = mandateWords[language];
  const limit = lapsesAt(mandate);
  if (limit === undefined) return null;
  const day = common.dates.day(limit);
  if (!mandate.can.includes('accept')) return <p>{words.awaits(day)}</p>;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{words.answer.title}</h2>
      <p>{words.answer.about}</p>
      <p>
        <b>{words.answerBefore(day)}</b>
      </p>
      <Acts>
        <ButtonLink href={PATHS.mandateAnswer(mandate.id, 'accept')}>{words.answer.accept}</ButtonLink>
        <ButtonLink href={PATHS.mandateAnswer(mandate.id, 'refuse')} look="plain">
          {words.answer.refuse}
        </ButtonLink>
      </Acts>
    </section>
  );
};

const Changes = ({ mandate, side }: Pick<Seen, 'mandate' | 'side'>) => {
  const { change } = mandateWords[useVisit().language];
  const { id, can, mandator, mandatary } = mandate;
  const isProposed = mandate.status === 'proposed';
  const isOver = !isCurrent(mandate);
  const ways = [
    { act: 'narrow', href: PATHS.mandateTerms(id), label: change.narrow, about: change.narrowAbout },
    {
      act: 'end',
      href: PATHS.mandateEnd(id),
      label: isProposed ? change.withdraw : change.end,
      about: isProposed ? change.withdrawAbout : change.endAbout,
    },
  ] as const;
  const again = `${PATHS.proposeMandate(mandator.siren)}?to=${mandatary.siren}`;
  const open = [
    ...ways.filter(({ act }) => can.includes(act)),
    ...(isOver && side === 'mandator'
      ? [{ href: again, label: change.again, about: change.againAbout }]
      : []),
  ];
  if (open.length === 0) return null;
  return (
    <aside aria-labelledby="change">
      <div class="box">
        <h2 id="change">{change.title}</h2>
        {open.map(({ href, label, about }) => (
          <p>
            <ButtonLink href={href} look="plain">
              {label}
            </ButtonLink>
            <br />
            <small class="soft">{about}</small>
          </p>
        ))}
      </div>
    </aside>
  );
};

const OneMandate = ({ mandate, side, people }: Seen) => {
  const visit = useVisit();
  const { language, words: common } = visit;
  const words = mandateWords[language];
  const own = bodyOn(mandate, side);
  const other = otherBody(mandate, side);
  const since = mandate.history.find(({ status }) => status === 'active')?.from;
  return (
    <Screen
      title={titleOf(mandate, side, other.name, words)}
      organisation={own}
      back={{ href: PATHS.organisation.mandates(own.siren), label: words.back }}
    >
      <p>
        <StatusTag status={mandate.status} />
      </p>
      <Losses affected={mandate.affected} />
      <div class="two">
        <div>
          <Summary
            rows={[
              {
                term: words.body[side === 'mandator' ? 'mandatary' : 'mandator'],
                value: (
                  <>
                    {other.name}
                    <br />
                    <span class="small soft num">{inGroups(other.siren)}</span>
                  </>
                ),
              },
              ...(since === undefined ? [] : [{ term: words.since, value: common.dates.day(since) }]),
              ...termsRows(mandate, visit),
            ]}
          />
          <YourAnswer mandate={mandate} />
          <ActingPeople mandate={mandate} side={side} people={people} />
          <MandateHistory mandate={mandate} />
        </div>
        <Changes mandate={mandate} side={side} />
      </div>
    </Screen>
  );
};

/** A mandate, for either side: what it says, who acts, what happened, and what the reader can do. */
export const mandatePage = personPage(PATHS.mandate(':id'), {
  get: async (visit) => show(<OneMandate {...(await seeMandate(visit, await readMandate(visit)))} />),
});
