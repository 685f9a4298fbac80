import {
  CreateScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { beforeAll, expect, inject, it, vi } from 'vitest';
import { jobCallSchema, scheduledJobs } from '../../functions/jobs/contract.ts';
import type { Siren } from '../../shared/domain/identifiers.ts';
import { getLastRun } from '../../shared/table/job-runs.ts';
import { PATIENCE_MILLISECONDS } from '../support/patience.ts';
import { expectHerToBeNotified, storeOverdueAdministrator } from '../support/people/overdue-administrator.ts';
import { useSystem } from './deployed-system.ts';

const system = useSystem();
const scheduler = new SchedulerClient({
  endpoint: inject('deployment').endpoint,
  region: 'eu-west-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

let siren: Siren;
beforeAll(async () => {
  siren = await storeOverdueAdministrator(system.table());
});

const deployedSchedules = async (): Promise<GetScheduleCommandOutput[]> => {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand());
  return Promise.all(Schedules.map(({ Name }) => scheduler.send(new GetScheduleCommand({ Name }))));
};

const jobOf = ({ Target }: GetScheduleCommandOutput) =>
  jobCallSchema.parse(JSON.parse(String(Target?.Input))).job;

/** Does now, once, what a schedule does every hour: the same target, with the same input and role. */
const bringForward = async (schedule: GetScheduleCommandOutput): Promise<void> => {
  await scheduler.send(
    new CreateScheduleCommand({
      Name: `${jobOf(schedule)}-now`,
      ScheduleExpression: `at(${new Date().toISOString().slice(0, 19)})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: schedule.Target,
      ActionAfterCompletion: 'DELETE',
    }),
  );
};

it('each job is scheduled and does its work: people are notified, and support sees the organisation', async () => {
  const schedules = await deployedSchedules();
  const jobs = scheduledJobs({ sirene: false });
  expect(schedules.map(jobOf).sort()).toEqual([...jobs].sort());
  await Promise.all(schedules.map(bringForward));
  const runs = async () => Promise.all(jobs.map((job) => getLastRun(system.table(), job)));
  await vi.waitFor(
    async () => expect((await runs()).map(({ version }) => version)).toEqual(jobs.map(() => 1)),
    { timeout: PATIENCE_MILLISECONDS, interval: 250 },
  );
  await expectHerToBeNotified(siren, system.running().inbox, system.as);
});
