import { isWrite } from './operations.ts';
import { LATE_COMMIT_MILLISECONDS } from './rates.ts';
import { type Layer, strikes } from './weather.ts';

/** Takes its time before it is done, or before it is answered. */
export const slowCommits: Layer = async (call, deliver, weather) => {
  if (!isWrite(call) || !strikes(weather, 'slow commit')) return deliver(call);
  const { luck, time, met } = weather;
  met('slow commit');
  const [milliseconds, isBefore] = [luck.between(0, LATE_COMMIT_MILLISECONDS), luck.happens(0.5)];
  if (isBefore) await time.wait(milliseconds);
  const answer = await deliver(call);
  if (!isBefore) await time.wait(milliseconds);
  return answer;
};

/** Comes a second time, which nobody hears of: before the first one is answered, or later. */
export const repeatedSends: Layer = async (call, deliver, weather) => {
  if (!isWrite(call) || !strikes(weather, 'repeated send')) return deliver(call);
  const { luck, met, later, land } = weather;
  met('repeated send');
  const [milliseconds, isAtOnce] = [luck.between(0, LATE_COMMIT_MILLISECONDS), luck.happens(0.5)];
  const answer = await deliver(call);
  if (isAtOnce) await land(call);
  else later(milliseconds, () => land(call));
  return answer;
};
