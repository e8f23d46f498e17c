import { bold, type Inline, moment } from '../message.ts';
import type { SourceState } from '../store/store.ts';
import { toDurationText } from './duration.ts';

/** One line a source: how it fares, since when and why. */
export function toHealthRow(state: SourceState, now: number): readonly Inline[] {
  const { source, parked, failingSince, lastError, lastSuccessAt, pollEveryMs } = state;
  const name = [bold(source.name), ` (${source.id}) — `];
  if (parked !== null) return [...name, 'parked since ', moment(parked.at), `: ${parked.reason}`];
  if (failingSince !== null)
    return [...name, 'failing since ', moment(failingSince), `: ${lastError?.sentence ?? 'no reason is known.'}`];
  if (lastSuccessAt === null) return [...name, 'not asked yet'];
  const rhythm =
    pollEveryMs === null || source.kind === 'sample'
      ? ''
      : `, asked every ${toDurationText(pollEveryMs).replace(/^1 /, '')}`;
  return [...name, `well, last answer ${toDurationText(now - lastSuccessAt)} ago${rhythm}`];
}

/** What needs a person comes first. */
export function compareByHealth(a: SourceState, b: SourceState): number {
  return toRank(a) - toRank(b) || a.source.name.localeCompare(b.source.name, 'en');
}

function toRank(state: SourceState): number {
  if (state.parked !== null) return 0;
  return state.failingSince !== null ? 1 : 2;
}
