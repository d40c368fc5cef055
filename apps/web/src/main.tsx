import '@podium/ui/look.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PodiumProvider, startPodium } from './podium.js';
import { makeRouter } from './router.js';

const podium = startPodium();
const router = makeRouter();
podium.languageIs(() => router.state.location.pathname.split('/')[1] ?? '');

createRoot(document.getElementById('page') as HTMLElement).render(
  <StrictMode>
    <PodiumProvider podium={podium}>
      <QueryClientProvider client={podium.queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </PodiumProvider>
  </StrictMode>,
);
