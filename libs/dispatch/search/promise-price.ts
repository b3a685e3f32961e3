import { serviceOf } from '../model/paces';
import { changeOf, lateness } from '../model/promises';
import type { Problem } from '../model/problem';
import type { Routes } from './routes-model';

/** The earliest begin of a planned job from which the rest of its route can still be done. O(breaks). */
export function earliestBegin(routes: Routes, engineer: number, job: number): number {
  const { problem, nodes, early, previous } = routes;
  const before = previous[job]!;
  const isSame = problem.place[before] === problem.place[job];
  const service = serviceOf(problem, engineer, job, isSame);
  const late = isSame ? routes.lateSame : routes.late;
  let first = Infinity;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const begin = early[taken * nodes + job]! - service;
    if (begin < first && begin <= late[taken * nodes + job]!) first = begin;
  }
  return first;
}

/** What the promises that a route breaks cost. O(jobs of the route x breaks). */
export function promisePrice(routes: Routes, engineer: number): number {
  const { problem, next } = routes;
  const sentinel = problem.jobCount + engineer;
  let price = 0;
  for (let job = next[sentinel]!; job !== sentinel; job = next[job]!)
    price +=
      changeOf(problem, engineer, job) +
      (problem.promises?.latePrice[job] ? lateness(problem, job, earliestBegin(routes, engineer, job)) : 0);
  return Number.isFinite(price) ? price : 0x7fffffff;
}

/** Do no more jobs change engineer than may? */
export function keepsPromises({ problem, engineer }: Routes): boolean {
  if (!problem.promises) return true;
  return changedCount(problem, engineer) <= problem.promises.mostChanged;
}

export function changedCount({ promises, jobCount }: Problem, engineer: Int32Array): number {
  let changed = 0;
  if (!promises) return changed;
  for (let job = 0; job < jobCount; job++) {
    const promised = promises.engineer[job]!;
    if (promised !== -1 && engineer[job] !== -1 && engineer[job] !== promised) changed++;
  }
  return changed;
}
