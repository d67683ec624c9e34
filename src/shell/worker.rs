//! A thread that does one job after another.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, Sender, TryRecvError, channel},
    thread::{Builder, JoinHandle},
};

type Job<D> = Box<dyn FnOnce(&mut D) + Send>;

/// A thread with a desk of its own; jobs are done in the order they came.
///
/// Dropping it waits until everything asked for is done: a save that was
/// begun is ended before the program leaves. A job that panics is told, and
/// the next one is done: nobody's words wait behind a fault of the program.
#[derive(Debug)]
pub struct Worker<D> {
    jobs: Option<Sender<Job<D>>>,
    thread: Option<JoinHandle<()>>,
}

impl<D: Send + 'static> Worker<D> {
    /// Starts the thread.
    ///
    /// `fell` is called after a job that panicked. If the system gives no thread, jobs are
    /// dropped; [`Worker::ask`] says so.
    pub fn new(name: &str, desk: D, fell: impl Fn() + Send + 'static) -> Self {
        Self::with_idle_work(name, desk, |_| false, fell)
    }

    /// As [`Worker::new`], and while nothing is asked for it does small steps of other work.
    ///
    /// A step says whether there is another one. Whatever is asked for comes before
    /// the next step, and so does the end.
    pub fn with_idle_work(
        name: &str,
        mut desk: D,
        mut step: impl FnMut(&mut D) -> bool + Send + 'static,
        fell: impl Fn() + Send + 'static,
    ) -> Self {
        let (jobs, todo) = channel::<Job<D>>();
        let work = move || {
            while let Some(job) = next_job(&todo, &mut desk, &mut step) {
                if catch_unwind(AssertUnwindSafe(|| job(&mut desk))).is_err() {
                    fell();
                }
            }
        };
        let thread = Builder::new().name(name.to_owned()).spawn(work).ok();
        Self { jobs: thread.is_some().then_some(jobs), thread }
    }

    /// Asks for a job; `false` if it will not be done.
    pub fn ask(&self, job: impl FnOnce(&mut D) + Send + 'static) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(Box::new(job)).is_ok())
    }
}

/// The next job, with idle work while there is none; nothing at the end.
fn next_job<D>(todo: &Receiver<Job<D>>, desk: &mut D, step: &mut impl FnMut(&mut D) -> bool) -> Option<Job<D>> {
    loop {
        match todo.try_recv() {
            Ok(job) => return Some(job),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) if step(desk) => {}
            Err(TryRecvError::Empty) => return todo.recv().ok(),
        }
    }
}

impl<D> Drop for Worker<D> {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::mpsc::channel,
        time::{Duration, Instant},
    };

    use super::*;

    #[test]
    fn jobs_are_done_in_order_and_all_of_them_before_the_end() {
        let (tell, told) = channel();
        let worker = Worker::new("test", Vec::new(), || ());
        for number in 0..100 {
            let tell = tell.clone();
            assert!(worker.ask(move |desk: &mut Vec<i32>| {
                desk.push(number);
                tell.send(desk.len()).unwrap();
            }));
        }
        drop(worker);
        drop(tell);
        assert_eq!(told.iter().collect::<Vec<_>>(), (1..=100).collect::<Vec<_>>());
    }

    #[test]
    fn a_job_that_panics_is_told_and_the_next_one_is_done() {
        let (tell, told) = channel();
        let fallen = tell.clone();
        let worker = Worker::new("test", 1, move || fallen.send("fell").unwrap());
        worker.ask(|desk: &mut i32| assert_eq!(*desk, 2, "on purpose"));
        worker.ask(move |_| tell.send("done").unwrap());
        drop(worker);
        assert_eq!(told.iter().collect::<Vec<_>>(), ["fell", "done"]);
    }

    #[test]
    fn idle_work_waits_for_what_is_asked_and_ends_with_the_worker() {
        let (tell, told) = channel();
        let worker = Worker::with_idle_work(
            "test",
            0,
            |steps: &mut usize| {
                *steps += 1;
                std::thread::sleep(Duration::from_millis(1));
                // It would go on for a quarter of an hour.
                *steps < 1_000_000
            },
            || (),
        );
        let asked = Instant::now();
        let mut steps = 0;
        while steps < 20 {
            let tell = tell.clone();
            assert!(worker.ask(move |steps: &mut usize| tell.send(*steps).unwrap()));
            steps = told.recv_timeout(Duration::from_secs(5)).expect("a job waits for one step, not for all");
        }
        drop(worker);
        assert!(asked.elapsed() < Duration::from_secs(10), "the end waits for one step");
    }
}
