import type { Step } from '../../components/steps.tsx';
import type { PersonVisit } from '../../page/visit.ts';
import type { Request } from './acts.ts';
import { requestWords } from './words.ts';

/** States in which nothing comes any more by itself. */
export const OVER = ['refused', 'expired', 'cancelled'];

/** What has happened and what comes, each with its day. Who waits for an answer is told why nobody is named. */
export const stepsOf = (
  request: Request,
  visit: Pick<PersonVisit, 'language' | 'words'>,
  isMine: boolean,
): Step[] => {
  const words = requestWords[visit.language];
  const at = visit.words.dates.dayAndHour;
  const { state, history, deadlines, effectiveAt, appliedAt, requestedAt } = request;
  const past = history
    .slice(1, -1)
    .map(({ status, at: when }): Step => ({ state: 'done', title: titleOf(words, status), about: at(when) }));
  const isUntold = isMine && state === 'pending' && history.length < 2;
  const now = { title: titleOf(words, state), about: isUntold ? words.told : at(request.since) };
  const isOver = OVER.includes(state) || appliedAt !== undefined;
  return [
    { state: 'done', title: words.made, about: at(requestedAt) },
    ...past,
    { state: isOver ? 'done' : 'now', ...now },
    ...(isOver
      ? []
      : deadlines
          .toSorted((a, b) => a.at.localeCompare(b.at))
          .map(
            ({ what, at: when }): Step => ({
              state: 'to-come',
              title: words.deadlines[what] ?? what,
              about: at(when),
            }),
          )),
    ...(appliedAt === undefined
      ? []
      : [{ state: 'done' as const, title: words.effect, about: at(effectiveAt ?? appliedAt) }]),
  ];
};

const titleOf = (words: (typeof requestWords)['fr'], status: string): string => {
  const titles: Readonly<Record<string, string>> = words.titles;
  return titles[status] ?? status;
};
