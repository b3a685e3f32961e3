import type L from 'leaflet';
import type { Locale } from '../i18n/locale';
import { localeTags } from '../i18n/locale';
import { tokenColours } from '../theme/colours';
import type { Country } from './base/prepare';
import { placeLabels } from './labels';
import type { LabelBox } from './labels';
import { createOverlay } from './overlay';
import type { Overlay, View } from './overlay';
import { isPlaceShown, places } from './places';
import { kilometresAcross, unproject } from './projection';

const tokens = ['map-place', 'map-country', 'map-halo', 'map-border'] as const;

interface Name extends LabelBox {
  text: string;
  font: string;
  colour: (typeof tokens)[number];
  spacing: string;
}

const countryFont = '600 11px system-ui, sans-serif';
const placeFont = (rank: number): string =>
  rank <= 1
    ? '600 13px system-ui, sans-serif'
    : rank <= 3
      ? '500 12px system-ui, sans-serif'
      : '400 11px system-ui, sans-serif';

/** Cities and countries by name, as many as fit. */
export function createNames(
  map: L.Map,
  countries: () => readonly Country[],
  locale: () => Locale,
  marks: () => readonly { x: number; y: number; radius: number }[],
): Overlay & { recolour: () => void } {
  const container = map.getContainer();
  let colour = tokenColours(container, tokens);
  const widths = new Map<string, number>();
  const regionNames = new Map<Locale, Intl.DisplayNames>();

  const countryName = (country: Country): string => {
    const language = locale();
    let names = regionNames.get(language);
    if (!names) {
      names = new Intl.DisplayNames(localeTags[language], { type: 'region' });
      regionNames.set(language, names);
    }
    return (country.region ? names.of(country.region) : country.name) ?? country.name;
  };
  const measure = (context: CanvasRenderingContext2D, font: string, text: string): number => {
    const key = font + text;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = font;
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  };

  const draw = (context: CanvasRenderingContext2D, view: View): void => {
    const names: Name[] = [];
    for (const place of places) {
      if (!isPlaceShown(place, view.zoom)) continue;
      const at = view.at(place);
      if (at.x < -60 || at.y < -30 || at.x > view.width + 60 || at.y > view.height + 30) continue;
      drawTown(context, view, at, place, colour('map-place'));
      const text = place.names[locale()];
      const font = placeFont(place.rank);
      const [width, priority] = [measure(context, font, text), place.rank * 100_000 - place.thousands];
      const dot = place.rank === 1 ? 4 : 3;
      names.push({
        ...at,
        width,
        height: 14,
        priority,
        dot,
        text,
        font,
        colour: 'map-place',
        spacing: '0px',
      });
    }
    if (view.zoom < 8.5)
      for (const country of countries()) {
        const across = country.width * 256 * 2 ** view.zoom;
        const text = countryName(country).toLocaleUpperCase(localeTags[locale()]);
        const width = measure(context, countryFont, text) + text.length * 1.6;
        if (across < width * 0.9) continue;
        const at = view.at(country);
        const priority = 150_000 - across;
        names.push({
          ...at,
          width,
          height: 14,
          priority,
          dot: 0,
          text,
          font: countryFont,
          colour: 'map-country',
          spacing: '1.6px',
        });
      }
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.strokeStyle = colour('map-halo');
    for (const { label, x, y } of placeLabels(names, view, marks())) {
      context.font = label.font;
      context.letterSpacing = label.spacing;
      context.lineWidth = 3.5;
      context.strokeText(label.text, x, y);
      context.fillStyle = colour(label.colour);
      context.fillText(label.text, x, y);
    }
    context.letterSpacing = '0px';
  };

  const overlay = createOverlay(map, 'names', draw);
  return {
    ...overlay,
    recolour: () => {
      colour = tokenColours(container, tokens);
      overlay.redraw();
    },
  };
}

interface Town {
  x: number;
  y: number;
  rank: number;
  thousands: number;
}

/** A dot, and from the size of a region on a soft disc as wide as a town of that many people. */
function drawTown(
  context: CanvasRenderingContext2D,
  view: View,
  at: { x: number; y: number },
  town: Town,
  colour: string,
): void {
  const radiusKm = 0.19 * Math.sqrt(town.thousands);
  const perKm = (256 * 2 ** view.zoom) / kilometresAcross(unproject(town).lat);
  const wide = radiusKm * perKm;
  if (wide > 6) {
    const glow = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, wide);
    glow.addColorStop(0, colour);
    glow.addColorStop(1, 'transparent');
    context.globalAlpha = 0.13;
    context.fillStyle = glow;
    context.beginPath();
    context.arc(at.x, at.y, wide, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
  }
  context.fillStyle = colour;
  context.globalAlpha = 0.75;
  context.beginPath();
  if (town.rank === 1) context.rect(at.x - 3, at.y - 3, 6, 6);
  else context.arc(at.x, at.y, town.rank <= 3 ? 2.6 : 1.9, 0, 2 * Math.PI);
  context.fill();
  context.globalAlpha = 1;
}
