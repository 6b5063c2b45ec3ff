"""Traditional and Simplified: conversion and folding; the only importer of opencc."""
