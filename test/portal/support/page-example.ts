import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../support/portal/fake-register.ts';

/** A page in one of its states, as the browser comes to it. */
export interface PageExample {
  /** `one`, `many`, `empty`, `error`, `refused`, `read-only`... */
  state: string;
  /** Where it stands, if its address has variables or a query. */
  at?: string;
  /** Somebody who is logged in, unless it is said. */
  as?: 'stranger';
  /** What the register answers, where it is not the contract's example. */
  answers?: Answers;
  /** What the pages before were answered, by the procedure's address; its address has `?draft=example`. */
  draft?: { form: string; answers: Readonly<Record<string, string>> };
  /** What is typed into its form before the main button is pressed: the page that comes then is looked at. */
  send?: Readonly<Record<string, string>>;
  /** What the register answers to that. */
  afterwards?: Answers;
  /** As browsers get it; 200 without it. */
  status?: number;
}

/** Examples by the page's address as its route has it. What has no route of its own is called by what it is. */
export type PageExamples = Readonly<Record<string, readonly PageExample[]>>;

const FOLDER = join(import.meta.dirname, '../examples');

/** Everything in the folder of examples: a file for each task. */
export const readExamples = async (): Promise<(PageExample & { page: string })[]> => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const modules: { examples: PageExamples }[] = await Promise.all(
    files.map((name) => import(join(FOLDER, name))),
  );
  return modules.flatMap(({ examples }) =>
    Object.entries(examples).flatMap(([page, list]) => list.map((example) => ({ page, ...example }))),
  );
};
