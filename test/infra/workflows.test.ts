import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const FOLDER = '.github/workflows';

const permissionsSchema = z.record(z.string(), z.string());
const concurrencySchema = z.object({ group: z.string(), 'cancel-in-progress': z.boolean() });
const stepSchema = z.object({
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  if: z.optional(z.string()),
  with: z.optional(z.record(z.string(), z.unknown())),
});
const jobSchema = z.object({
  uses: z.optional(z.string()),
  needs: z.optional(z.string()),
  if: z.optional(z.string()),
  environment: z.optional(z.string()),
  permissions: z.optional(permissionsSchema),
  concurrency: z.optional(concurrencySchema),
  with: z.optional(z.record(z.string(), z.string())),
  steps: z._default(z.array(stepSchema), []),
});
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: permissionsSchema,
  concurrency: z.optional(concurrencySchema),
  jobs: z.record(z.string(), jobSchema),
});

const texts = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]),
);
const read = (name: string) => workflowSchema.parse(parse(texts[name] ?? ''));
const jobOf = (name: string, job: string) => jobSchema.parse(read(name).jobs[job] ?? {});
/** An expression as written in YAML. */
const filledIn = (name: string): string => `\${{ ${name} }}`;
const runsOf = ({ steps }: z.infer<typeof jobSchema>): string => steps.map(({ run }) => run).join('\n');

const ONE = 'deploy-environment.yml';
const diff = jobOf(ONE, 'diff');
const deploy = jobOf(ONE, 'deploy');

describe.each(Object.keys(texts))('%s', (name) => {
  const { on, permissions, jobs } = read(name);
  const all = Object.entries(jobs);

  test('uses each action at a full commit, and names its tag', () => {
    const used = [...(texts[name] ?? '').matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    expect(used).not.toEqual([]);
    for (const action of used) {
      expect(action).toMatch(
        /^(\.\/\.github\/workflows\/[a-z-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+)$/,
      );
    }
  });

  test('grants only reading unless the job says otherwise, and an identity only where AWS is called', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const [, job] of all) {
      const asksAws =
        job.uses?.endsWith(ONE) ?? job.steps.some(({ uses }) => uses?.startsWith('aws-actions/'));
      const identity = { contents: 'read', 'id-token': 'write' };
      expect(job.permissions).toEqual(asksAws ? identity : undefined);
    }
  });

  test('is never started by a pull request with the rights of the repository', () => {
    expect(on).not.toHaveProperty('pull_request_target');
  });

  test('has no expression in a script, because what is filled in there would run', () => {
    for (const [, job] of all) expect(runsOf(job)).not.toContain('${{');
  });
});

describe('a change', () => {
  test('must pass .ci/run, and nothing else of ours decides', () => {
    const scripts = Object.values(read('ci.yml').jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );
    expect(scripts).toEqual(['npm install --global npm@11', '.ci/run']);
  });

  test('is deployed after it has passed on main: to dev, then to staging, then to prod', () => {
    const { on, jobs } = read('deploy.yml');
    expect(on).toEqual({ workflow_run: { workflows: ['ci'], branches: ['main'], types: ['completed'] } });
    expect(jobs.dev?.if).toContain("workflow_run.conclusion == 'success'");
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['dev', undefined],
      ['staging', 'dev'],
      ['prod', 'staging'],
    ]);
    for (const [name, job] of Object.entries(jobs)) {
      expect(job.uses).toBe(`./${FOLDER}/${ONE}`);
      expect(job.with).toEqual({
        environment: name,
        commit: filledIn('github.event.workflow_run.head_sha'),
      });
    }
  });

  test('that waits for its reviewers keeps no newer one from dev', () => {
    expect(read('deploy.yml').concurrency).toBeUndefined();
    expect(read(ONE).concurrency).toBeUndefined();
  });
});

describe('a deployment', () => {
  test('is in its environment, one after another, and is never cut short', () => {
    expect(deploy.environment).toBe(filledIn('inputs.environment'));
    expect(deploy.concurrency).toEqual({
      group: `deploy-${filledIn('inputs.environment')}`,
      'cancel-in-progress': false,
    });
    expect(runsOf(deploy)).toContain('npm run deploy --');
  });

  test('comes after the difference, which is shown before anybody approves', () => {
    expect(deploy.needs).toBe('diff');
    expect(diff.needs).toBeUndefined();
    // It has an environment of its own. That of the deployment has the reviewers, and a role that may change things.
    expect(diff.environment).toBe(`${filledIn('inputs.environment')}-diff`);
    expect(runsOf(diff)).toContain('npm run --silent diff --');
    expect(runsOf(diff)).toContain('$GITHUB_STEP_SUMMARY');
  });

  test('the difference is read with its own role, and without a change set', () => {
    const roleOf = ({ steps }: typeof diff) =>
      steps.find(({ uses }) => uses?.startsWith('aws-actions/'))?.with?.['role-to-assume'];
    expect(roleOf(diff)).toBe(filledIn('vars.AWS_DIFF_ROLE'));
    expect(roleOf(deploy)).toBe(filledIn('vars.AWS_DEPLOY_ROLE'));
    expect(runsOf(diff)).toContain('--method template');
    expect(runsOf(diff)).not.toContain('npm run deploy');
  });

  test('is refused when something else was deployed since the difference was shown', () => {
    const place = (words: string) => deploy.steps.findIndex(({ run }) => run?.includes(words));
    const check = deploy.steps[place('exit 1')];
    expect(check?.if).toBe("inputs.environment != 'dev'");
    expect(check?.run).toContain('"$last_deployed" != "$SHOWN"');
    expect(place('exit 1')).toBeLessThan(place('npm run deploy'));
  });
});
