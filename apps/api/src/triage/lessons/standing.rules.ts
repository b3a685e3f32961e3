/** With fewer it is chance. */
export const FEWEST_COMPARED = 20;

export interface Standing {
  /** Closed cases in which the model had named a fault. */
  cases: number;
  modelRight: number;
  rulesRight: number;
  /** The rules were right more often: their fault stands, whatever the model says. */
  isWorse: boolean;
}

export const judged = (counted: Omit<Standing, 'isWorse'>): Standing => ({
  ...counted,
  isWorse: counted.cases >= FEWEST_COMPARED && counted.rulesRight > counted.modelRight,
});
