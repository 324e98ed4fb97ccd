// Students who begin to work, bound for some years of service, and those whose service ends (model, section 2).
#include "bounds.hpp"
#include "stages.hpp"
#include "students.hpp"

namespace permille::workforce {
namespace {

/// One pipeline in the step in which its students arrive.
template <int W>
struct Arrival {
    const Parameters& parameters;
    const Inputs<W>& in;
    State<W>& state;
    int pipeline, t;
    const PipelineParameters& numbers = parameters.pipeline[static_cast<std::size_t>(pipeline)];
    int from = parameters.level_begin[static_cast<std::size_t>(numbers.level)];
    int until = parameters.level_begin[static_cast<std::size_t>(numbers.level) + 1];

    std::size_t bonded_at(int arrived, int facility) const {
        const int cohort = pipeline * (parameters.calendar.years + 1) + arrived;
        return static_cast<std::size_t>(cohort * parameters.facilities() + facility);
    }

    /// Draws who finishes and where each of them goes: facilities of the level, by weight.
    void arrive(Lane<W> students, Lane<W> succeed, std::uint32_t unit) const {
        const Stream<W> stream{in.seed, in.first_replication, unit, Process::pipeline, static_cast<std::uint16_t>(t)};
        const Lane<W> finished = binomial(stream, 0, students, succeed);
        if (numbers.qualification >= 0) {
            state.qualified[static_cast<std::size_t>(numbers.qualification)] += finished;
            state.graduated[static_cast<std::size_t>(numbers.qualification)] += finished;
        }
        for (std::uint32_t person = 0;; ++person) {
            unsigned left = bits(Lane<W>(static_cast<double>(person)) < finished);
            if (left == 0) break;
            const Lane<W> u = stream.uniforms(1 + person).first;
            for (; left != 0; left &= left - 1) {
                const int lane = __builtin_ctz(left);
                const Lane<W>* bounds = &state.weight_bounds[static_cast<std::size_t>(from)];
                const int facility = from + chosen(bounds, until - from, lane, u[lane]);
                add(state.bonded[bonded_at(t, facility)], lane, 1);
                count_flow(state, numbers.cadre, numbers.cadre * parameters.facilities() + facility, Flow::completed,
                           lane, 1, 1);
            }
        }
    }

    /// Those who came so many years ago are free to leave from now on.
    void release() const {
        const Lane<W> years = service_years(numbers, in), age = age_after_service(numbers, in);
        for (int arrived = 1; arrived <= t; ++arrived) {
            const unsigned over = bits(Lane<W>(t - arrived) == years);
            if (over == 0) continue;
            for (int facility = from; facility < until; ++facility)
                for (unsigned left = over; left != 0; left &= left - 1) {
                    const int lane = __builtin_ctz(left);
                    Lane<W>& bonded = state.bonded[bonded_at(arrived, facility)];
                    add_people(state, numbers.cadre, numbers.cadre * parameters.facilities() + facility,
                               static_cast<int>(age[lane]), lane, bonded[lane]);
                    bonded.set(lane, 0);
                }
        }
    }
};

}  // namespace

template <int W>
void complete(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state) {
    for (std::size_t p = 0; p < parameters.pipeline.size(); ++p) {
        const PipelineParameters& pipeline = parameters.pipeline[p];
        if (pipeline.arrival_step != step) continue;
        const Students<W> students = students_of(pipeline, in, t);
        const Arrival<W> arrival{parameters, in, state, static_cast<int>(p), t};
        arrival.arrive(students.regular, students.succeed, pipeline.unit);
        if (pipeline.has_extra) arrival.arrive(students.further, students.succeed, pipeline.extra_unit);
        arrival.release();
    }
}

template void complete(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
