import 'react';

// Custom properties are styles like any other: style={{ '--size': '28px' }}.
declare module 'react' {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
