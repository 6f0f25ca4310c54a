'use client';

import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

/** Opens the browser's print window for this page. */
export function PrintButton() {
  return (
    <Button
      onClick={() => {
        window.print();
      }}
    >
      <Icon name="print" />
      Print
    </Button>
  );
}
