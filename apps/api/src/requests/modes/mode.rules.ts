import { AssistantMode } from '#contracts';
import type { ModeRule, RequestChannel } from '#contracts';

/** What a mode is chosen by; a category that is not known yet fits no rule that names one. */
export interface ModeCase {
  modelId: string;
  category: string | null;
  channel: RequestChannel;
}

type Rule = Omit<ModeRule, 'id'>;

const exactness = ({ modelId, category, channel }: Rule): number =>
  [modelId, category, channel].filter(one => one !== null).length;

const fits = (rule: Rule, about: ModeCase): boolean =>
  (rule.modelId === null || rule.modelId === about.modelId) &&
  (rule.category === null || rule.category === about.category) &&
  (rule.channel === null || rule.channel === about.channel);

const carefulness = (mode: AssistantMode): number => AssistantMode.options.indexOf(mode);

/** The most exact rule holds; of two equally exact ones the one that lets the assistant do less. */
export function modeAt(standard: AssistantMode, rules: readonly Rule[], about: ModeCase): AssistantMode {
  const [best] = rules
    .filter(rule => fits(rule, about))
    .toSorted(
      (one, other) => exactness(other) - exactness(one) || carefulness(one.mode) - carefulness(other.mode),
    );
  return best?.mode ?? standard;
}
