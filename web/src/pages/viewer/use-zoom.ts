import { type PointerEvent, useEffect, useRef, useState } from 'react';

export const MAX_ZOOM = 6;
/** A finger that moves so far sideways goes to the next picture; downwards it closes. */
const SWIPE_PX = 56;

interface Point {
  x: number;
  y: number;
}

interface ZoomOptions {
  /** The picture: another one begins at its whole size. */
  id: number;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}

/**
 * How large a picture is shown (1 is as it fits) and how far it was moved, in CSS pixels. `pointer` belongs to the place
 * where it lies: what is zoomed is dragged; what is not is swiped away by a finger.
 */
export function useZoom({ id, onStep, onClose }: ZoomOptions) {
  const [zoom, setZoom] = useState(1);
  const [shift, setShift] = useState<Point>({ x: 0, y: 0 });
  const drag = useRef<Point>(undefined);
  const swipe = useRef<Point>(undefined);

  useEffect(() => {
    setZoom(1);
    setShift({ x: 0, y: 0 });
  }, [id]);

  const zoomTo = (next: number) => {
    const bounded = Math.max(1, Math.min(MAX_ZOOM, next));
    setZoom(bounded);
    if (bounded === 1) setShift({ x: 0, y: 0 });
  };

  const swiped = (x: number, y: number) => {
    if (Math.abs(x) > SWIPE_PX && Math.abs(x) > Math.abs(y)) onStep(x < 0 === (document.dir !== 'rtl') ? 1 : -1);
    else if (y > SWIPE_PX * 2) onClose();
  };

  const pointer = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (zoom === 1) {
        if (event.pointerType !== 'mouse') swipe.current = { x: event.clientX, y: event.clientY };
        return;
      }
      drag.current = { x: event.clientX - shift.x, y: event.clientY - shift.y };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag.current) setShift({ x: event.clientX - drag.current.x, y: event.clientY - drag.current.y });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = swipe.current;
      swipe.current = undefined;
      drag.current = undefined;
      if (start) swiped(event.clientX - start.x, event.clientY - start.y);
    },
    onPointerCancel: () => {
      swipe.current = undefined;
      drag.current = undefined;
    },
  };

  return { zoom, shift, zoomTo, pointer };
}
