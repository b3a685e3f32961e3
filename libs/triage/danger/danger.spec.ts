import { describe, expect, it } from '@jest/globals';
import { conceptsOf } from './concepts';
import { crossed } from './crossed';
import { namedIn } from './features';
import { asTyped, inLatin } from './latin';
import { lines } from './lines';
import { certainFrom, dangerSense, learnDanger, possibleFrom, sensedIn } from './sense';
import { unseenDangers, unseenOrdinary } from './unseen';
import { windowsOf } from './windows';

const scoreOf = (text: string): number => sensedIn(dangerSense(), text)?.score ?? -Infinity;

describe('the sense of danger', () => {
  it('has learned from enough lines in each language, and from none that it is tried with', () => {
    for (const language of ['en', 'zh', 'bg'] as const) {
      const own = lines.filter(line => line.language === language);
      expect(own.filter(({ about }) => about !== null).length).toBeGreaterThan(600);
      expect(own.filter(({ about }) => about === null).length).toBeGreaterThan(700);
    }
    const known = new Set(lines.map(({ text }) => text));
    expect([...unseenDangers, ...unseenOrdinary].filter(text => known.has(text))).toEqual([]);
  });

  it('reads danger in lines that it has never seen, and leaves others alone', () => {
    const missed = unseenDangers.filter(text => scoreOf(text) < possibleFrom);
    const called = unseenOrdinary.filter(text => scoreOf(text) >= certainFrom);
    const asked = unseenOrdinary.filter(text => scoreOf(text) >= possibleFrom);
    expect({ missed: missed.length > 5 ? missed : [], called: called.length > 1 ? called : [] }).toEqual({
      missed: [],
      called: [],
    });
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it('is the same whenever it is learned', () => {
    const some = lines.filter((_, index) => index % 12 === 0);
    const [one, other] = [learnDanger(some), learnDanger(some)];
    expect({ ...one, groups: one.groups() }).toEqual({ ...other, groups: other.groups() });
    const text = 'his sleeve is being pulled into the rollers';
    expect(sensedIn(one, text)).toEqual(sensedIn(other, text));
  });

  it('reads each line once by a sense that has not learned it, in folds that neighbours share', () => {
    const some = lines.filter((_, index) => index % 12 === 0);
    const read = crossed(some);
    expect(read.map(({ text }) => text).sort()).toEqual(some.map(({ text }) => text).sort());
    const told = read.filter(({ about, score }) => (about !== null) === score > 0).length;
    expect(told / read.length).toBeGreaterThan(0.7);
    expect(told / read.length).toBeLessThan(0.97);
  });

  it('finds the sentence among others, and says which and what it is about', () => {
    const aside = 'By the way, the frame gave the cleaner a tingling jolt through her arm.';
    const letter = `Thank you for the quick delivery of the filters last week. ${aside} Could you send the invoice to our new address? The rest is fine.`;
    const sensed = sensedIn(dangerSense(), letter);
    expect(sensed?.window).toEqual({ text: aside, start: letter.indexOf(aside) });
    expect(sensed?.score).toBeGreaterThan(certainFrom);
    expect(sensed?.about).toBe('electric');
  });

  it('is nothing for a text without words', () => {
    expect(sensedIn(dangerSense(), ' \n ')).toBeNull();
    expect(scoreOf('123 ???')).toBeLessThan(possibleFrom);
  });
});

describe('what a text names', () => {
  const namesOf = (text: string) => conceptsOf(text).map(({ concept }) => concept);

  it('is found by stems, in phrases, in Chinese and in Bulgarian with Latin letters', () => {
    expect(namesOf('his thumbs were crushed')).toEqual(expect.arrayContaining(['they', 'hand', 'crush']));
    expect(namesOf('it runs by itself')).toContain('moves-by-itself');
    expect(namesOf('手指夹在里面')).toEqual(expect.arrayContaining(['hand', 'crush', 'enclosure']));
    expect(namesOf('rukata mu e zakleshtena')).toContain('hand');
  });

  it('is hidden within a compound of the trade', () => {
    expect(namesOf('the fire door')).toEqual(['harmless']);
    expect(namesOf('手机屏幕')).not.toContain('hand');
    expect([...namedIn('the hand dryer').keys()]).not.toContain('hand');
  });

  it('goes by another name when it is denied', () => {
    expect([...namedIn('there is no smoke').keys()]).toEqual(expect.arrayContaining(['!smoke', 'negation']));
    expect([...namedIn('没有冒烟').keys()]).toContain('!smoke');
    expect([...namedIn('there is smoke').keys()]).toContain('smoke');
  });

  it('is told together where it stands together', () => {
    expect([...namedIn('smoke in her eyes').keys()]).toContain('eye+smoke');
  });
});

describe('the letters and the windows of a text', () => {
  it('write Bulgarian in Latin letters in one way, however it is typed', () => {
    expect(inLatin('човек')).toBe('chovek');
    expect(asTyped('4ovek')).toBe('chovek');
    expect(asTyped('kysha')).toBe('kasha');
  });

  it('are the sentences, verbatim, and a short text as a whole', () => {
    const text = ' One here. Two there! ';
    const windows = windowsOf(text);
    expect(windows.map(one => one.text)).toEqual(['One here.', 'Two there!', 'One here. Two there!']);
    for (const { text: piece, start } of windows) expect(text.slice(start, start + piece.length)).toBe(piece);
    expect(windowsOf('A. '.repeat(9)).length).toBe(9);
  });
});
