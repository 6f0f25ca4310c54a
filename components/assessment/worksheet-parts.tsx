'use client';

import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';
import type { CategoryRows } from './category-rows';
import type { NaranjoAnswer } from './naranjo-answer';

const Categories = lazy(() => import('./category-rows').then((module) => ({ default: module.CategoryRows })));
const Answer = lazy(() => import('./naranjo-answer').then((module) => ({ default: module.NaranjoAnswer })));

/** The categories in the first answer; what records one is read after the script of what stands in sight. */
export const LaterCategories = (props: ComponentProps<typeof CategoryRows>) => <Suspense><Categories {...props} /></Suspense>;

/** An answer in the first answer of the page, its buttons like the categories'. */
export const LaterAnswer = (props: ComponentProps<typeof NaranjoAnswer>) => <Suspense><Answer {...props} /></Suspense>;
