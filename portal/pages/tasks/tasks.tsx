import type { AnswerOf } from '../../client/contract.ts';
import { OrganisationKey } from '../../components/key-drawings.tsx';
import { Card, Cards, Items, Tasks } from '../../components/lists.tsx';
import { Note, Tag } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName, nameInWords } from '../../words/names.ts';
import { nextDeadline } from './next-deadline.ts';
import { pageOf } from './task-pages.ts';
import { taskWords } from './words.ts';

type Me = AnswerOf<'GET /me'>;

const Todo = ({ tasks }: Pick<Me, 'tasks'>) => {
  const { language, leadsTo } = useVisit();
  const words = taskWords[language];
  const sorted = tasks.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">
        {words.todo} <span class="soft">({tasks.length})</span>
      </h2>
      {tasks.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Tasks
          level={3}
          tasks={sorted.map((task) => {
            const { title, reason, verb } = words.tasks[task.kind];
            const body = task.organisation === undefined ? '' : nameInWords(task.organisation.name);
            const href = pageOf(task);
            return {
              title: title(body),
              reason: task.hint ?? reason,
              verb,
              dueAt: task.dueAt,
              href: leadsTo(href) ? href : undefined,
            };
          })}
        />
      )}
    </section>
  );
};

type Organisation = Me['organisations'][number];

const Body = ({ siren, name, role, status, warnings, acts }: Organisation & { acts: number }) => {
  const { language, leadsTo } = useVisit();
  const words = taskWords[language];
  // Whoever has left a body reads there nothing but their own card.
  const href = status === 'ended' ? PATHS.ownCard(siren) : PATHS.organisation.overview(siren);
  const said = nameInWords(name);
  return (
    <Card>
      <OrganisationKey siren={siren} />
      <h3>{leadsTo(href) ? <a href={href}>{said}</a> : said}</h3>
      <p class="soft">{words.role[role][status === 'ended' ? 'ended' : 'active']}</p>
      {warnings.includes('single-administrator') || acts > 0 ? (
        <p class="row">
          {warnings.includes('single-administrator') ? <Tag state="mid">{words.alone.tag}</Tag> : null}
          {acts > 0 ? (
            <Tag state="info" symbol="none">
              {words.actsFor.tag(acts)}
            </Tag>
          ) : null}
        </p>
      ) : null}
      {status === 'suspended' ? (
        <p>
          <Tag state="mid" symbol="pause">
            {words.suspended}
          </Tag>
        </p>
      ) : null}
      {status === 'ended' ? (
        <p>
          <Tag state="info" symbol="none">
            {words.ended}
          </Tag>
        </p>
      ) : null}
    </Card>
  );
};

/** For whoever has no body yet: the two ways to one. */
const Beginnings = ({ email }: Pick<Me, 'email'>) => {
  const { language, leadsTo } = useVisit();
  const { what, become, declare } = taskWords[language];
  const href = PATHS.becomeAdministrator;
  return (
    <>
      <h2>{what}</h2>
      <Items
        items={[
          { title: become.title, about: become.about, ...(leadsTo(href) && { href }) },
          { title: declare.title, about: declare.about(email) },
        ]}
      />
    </>
  );
};

const Bodies = ({ organisations, actsFor }: Pick<Me, 'organisations' | 'actsFor'>) => {
  const { language, leadsTo } = useVisit();
  const words = taskWords[language];
  const become = PATHS.becomeAdministrator;
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">{words.bodies}</h2>
      <Cards>
        {organisations.map((organisation) => (
          <Body
            {...organisation}
            acts={actsFor.filter(({ through }) => through.siren === organisation.siren).length}
          />
        ))}
      </Cards>
      <p class="gap">
        {words.missingBefore} {leadsTo(become) ? <a href={become}>{words.missing}</a> : words.missing}
        {words.missingAfter}
      </p>
    </section>
  );
};

/** More would push everything else away; the card of the mandatary says how many there are. */
const FEW = 12;

/** Bodies of others that this person acts for, under a mandate. */
const ActedFor = ({ actsFor, organisations }: Pick<Me, 'actsFor' | 'organisations'>) => {
  const { language, leadsTo } = useVisit();
  const words = taskWords[language].actsFor;
  if (actsFor.length === 0) return null;
  return (
    <section aria-labelledby="acts-for">
      <h2 id="acts-for">{words.title}</h2>
      <ul>
        {actsFor.slice(0, FEW).map(({ name, mandate, through }) => {
          const href = PATHS.mandate(mandate);
          const said = nameInWords(name);
          // Those who act under a mandate read it only where they administer the mandatary.
          const mayRead = organisations.some(
            ({ siren, role, status }) =>
              siren === through.siren && role === 'administrator' && status === 'active',
          );
          return (
            <li>
              {mayRead && leadsTo(href) ? <a href={href}>{said}</a> : said}{' '}
              <span class="soft">{words.through(nameInWords(through.name))}</span>
            </li>
          );
        })}
        {actsFor.length > FEW ? <li>{words.more(actsFor.length - FEW)}</li> : null}
      </ul>
    </section>
  );
};

/** The bodies that would be left without anybody to give access, said before everything else. */
const Alone = ({ organisations }: Pick<Me, 'organisations'>) => {
  const { language, leadsTo } = useVisit();
  const words = taskWords[language].alone;
  return organisations
    .filter(({ warnings }) => warnings.includes('single-administrator'))
    .map(({ siren, name }) => {
      const href = PATHS.addMember(siren);
      return (
        <Note state="mid" title={words.title(nameInWords(name))}>
          <p>
            {words.about} {leadsTo(href) ? <a href={`${href}?role=administrator`}>{words.cure}</a> : null}
          </p>
        </Note>
      );
    });
};

/** An agent of support works through the queue. */
const Support = () => {
  const { language, leadsTo } = useVisit();
  const words = taskWords[language].support;
  const href = PATHS.support.cases;
  return leadsTo(href) ? (
    <Note state="info" title={words.title}>
      <p>
        <a href={href}>{words.link}</a>
      </p>
    </Note>
  ) : null;
};

const MyTasks = ({ me }: { me: Me }) => {
  const { language, now, words: common } = useVisit();
  const words = taskWords[language];
  const { tasks, organisations, actsFor, profile, email } = me;
  const isNew = organisations.length === 0;
  const next = nextDeadline(now);
  return (
    <Screen title={words.hello(calledName(me))}>
      {me.isSupport ? <Support /> : null}
      {isNew && me.isSupport ? null : isNew ? (
        <p class="lead">{words.none}</p>
      ) : (
        <p class="lead soft">
          {words.deadline(common.dates.today(now))} <b>{words.atNoon(common.dates.weekday(next))}</b>.
        </p>
      )}
      {profile.status === 'stale' ? (
        <Note state="mid" title={words.stale.title}>
          <p>
            <a href={PATHS.profile}>{words.stale.link}</a>
          </p>
        </Note>
      ) : null}
      <Alone organisations={organisations} />
      {isNew && tasks.length === 0 ? null : <Todo tasks={tasks} />}
      {isNew ? <Beginnings email={email} /> : <Bodies organisations={organisations} actsFor={actsFor} />}
      <ActedFor actsFor={actsFor} organisations={organisations} />
    </Screen>
  );
};

/** « Mes tâches »: what awaits me, by its limit, and my bodies. */
export const tasksPage = personPage(PATHS.tasks, {
  get: async ({ register }) => show(<MyTasks me={await register('GET /me', {})} />),
});
